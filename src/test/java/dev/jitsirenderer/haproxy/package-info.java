/// How pages come to know which shard HAProxy led them to.
package dev.jitsirenderer.haproxy;
