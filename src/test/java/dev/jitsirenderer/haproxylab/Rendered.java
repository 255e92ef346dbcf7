package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.Renderer;
import dev.jitsirenderer.Request;
import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.render.Manifest;
import java.nio.file.Path;
import java.util.List;

/// What a real render gives to HAProxy.
final class Rendered {

    private Rendered() {}

    static List<Manifest> manifests(Path environment, List<String> settings) {
        var checked = Renderer.render(Request.of(environment).withSettings(settings));
        assertThat(checked.diagnostics()).isEmpty();
        return ((Checked.Accepted<List<Manifest>>) checked).value();
    }

    static String haproxyConfiguration(Path environment, List<String> settings) {
        return manifests(environment, settings).stream()
                .filter(manifest ->
                        manifest.kind().equals("ConfigMap") && manifest.name().equals("haproxy-config"))
                .flatMap(manifest -> manifest.object().mapping("data").orElseThrow().text("haproxy.cfg").stream())
                .findFirst()
                .orElseThrow();
    }
}
