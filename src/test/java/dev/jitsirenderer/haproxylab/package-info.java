/// Real HAProxy processes with the rendered configuration, a real DNS server whose answers the tests change, and HTTP
/// servers that stand for the web Pods of the shards.
@NullMarked
package dev.jitsirenderer.haproxylab;

import org.jspecify.annotations.NullMarked;
