/// The rendered configuration in the real HAProxy.
package dev.jitsirenderer.haproxy;
