package dev.jitsirenderer.argocdlab;

/// What a server of Argo CD answers instead of manifests. The message is what travels on.
final class PluginException extends Exception {

    private static final long serialVersionUID = 1;

    PluginException(String message) {
        super(message);
    }
}
