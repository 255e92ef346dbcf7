package dev.jitsirenderer.argocdlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PluginConfigurationTest {

    @Test
    void hearsOnlyWhatItKnows() {
        var configuration = PluginConfiguration.parse("""
                apiVersion: argoproj.io/v1alpha1
                kind: ConfigManagementPlugin
                metadata: {name: renderer}
                spec:
                  Version: v2
                  allowConcurrency: true
                  timeout: 3s
                  generate: {command: [/bin/render, a], args: ["b c"], workdir: /}
                  parameters:
                    preserveFileMode: true
                """);

        assertThat(configuration.pluginName()).isEqualTo("renderer-v2");
        assertThat(configuration.generate().words()).containsExactly("/bin/render", "a", "b c");
        assertThat(configuration.init()).isEmpty();
        assertThat(configuration.discovery().isConfigured()).isFalse();
        assertThat(configuration.preserveFileMode()).isFalse();
    }

    @Test
    void needsANameAKindAndACommand() {
        assertThatThrownBy(() -> PluginConfiguration.parse("kind: ConfigManagementPlugin"))
                .hasMessage("invalid plugin configuration file. metadata.name should be non-empty.");
        assertThatThrownBy(() -> PluginConfiguration.parse("{kind: Plugin, metadata: {name: a}}"))
                .hasMessage("invalid plugin configuration file. kind should be ConfigManagementPlugin, found Plugin");
        assertThatThrownBy(() -> PluginConfiguration.parse(
                        "{kind: ConfigManagementPlugin, metadata: {name: a}, spec: {generate: {args: [b]}}}"))
                .hasMessage("invalid plugin configuration file. spec.generate command should be non-empty");
        assertThatThrownBy(() -> PluginConfiguration.parse(
                        "{kind: ConfigManagementPlugin, metadata: {name: a}, spec: {generate: {command: b}}}"))
                .hasMessageContaining("command");
    }

    @Test
    void aPluginIsFoundByFileNameGlobOrCommand() {
        for (var discover : List.of("fileName: a", "find: {glob: '**/a'}", "find: {command: [a]}")) {
            assertThat(PluginConfiguration.parse("""
                                    kind: ConfigManagementPlugin
                                    metadata: {name: a}
                                    spec:
                                      generate: {command: [b]}
                                      discover: {%s}
                                    """.formatted(discover))
                            .discovery()
                            .isConfigured())
                    .isTrue();
        }
    }
}
