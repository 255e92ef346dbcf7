package dev.jitsirenderer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/// When a page knows the name of its shard, and so may reload because signalling answers from another one.
class ShardNameOfPagesTest {

    private static final Path SCRIPT = Path.of("src/main/resources/templates/web/custom-config.js");

    @ParameterizedTest
    @ValueSource(strings = {"/StandUp", "/acme/StandUp", "/stand-up_2"})
    void knowsItWherePageAndSignallingAgree(String path) throws IOException {
        assertThat(new Tab().load(path, 0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/%C3%9Cberblick", "/a%20b", "/notes.html", "/StandUp/", "/a/b/c", "/Gr%C3%B6%C3%9Fe/x"})
    void doesNotKnowItElsewhere(String path) throws IOException {
        assertThat(new Tab().load(path, 0)).isFalse();
    }

    /// The worst that can happen: signalling never answers from the shard of the page.
    @Test
    void reloadsAtMostOnceInTenMinutes() throws IOException {
        var tab = new Tab();
        var reloads = 0;
        for (int second = 0; second < Duration.ofHours(1).toSeconds(); second += 5) {
            reloads += tab.load("/StandUp", second) ? 1 : 0;
        }

        assertThat(reloads).isEqualTo(6);
    }

    @Test
    void doesNotKnowItWithoutStorage() throws IOException {
        var tab = new Tab();
        tab.forbidStorage();

        assertThat(tab.load("/StandUp", 0)).isFalse();
    }

    /// A tab of a browser: its storage outlives the page.
    private static final class Tab {

        private String storage = """
                var stored = {};
                var sessionStorage = {
                    getItem: function (key) { return key in stored ? stored[key] : null; },
                    setItem: function (key, value) { stored[key] = value; }
                };
                """;
        private String stored = "{}";

        void forbidStorage() {
            storage = "";
        }

        /// Whether the page knows the name.
        boolean load(String path, int second) throws IOException {
            try (var context = Context.enter()) {
                Scriptable scope = context.initStandardObjects();
                run(context, scope, storage + "stored = %s;".formatted(stored));
                run(context, scope, """
                        Date.now = function () { return 1700000000000 + %d * 1000; };
                        var location = { pathname: '%s' };
                        var config = { deploymentInfo: { shard: 'shard-0' } };
                        """.formatted(second, path));
                run(context, scope, Files.readString(SCRIPT));
                stored = (String) run(context, scope, "JSON.stringify(stored)");
                return (Boolean) run(context, scope, "'shard' in config.deploymentInfo");
            }
        }

        private static Object run(Context context, Scriptable scope, String script) {
            return context.evaluateString(scope, script, "page", 1, null);
        }
    }
}
