/// The packaged program as users and Argo CD start it: a process with arguments, streams and an exit code.
package dev.jitsirenderer.packaged;
