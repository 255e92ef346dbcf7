package dev.jitsirenderer.argocdlab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// YAML as Kubernetes' Go library takes it: 1.1 with `y` and `n` as booleans, without times and without numbers to the
/// base of sixty. The last of two equal keys wins, and keys become text.
final class GoYaml {

    private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");

    private GoYaml() {}

    /// The first document, as maps, lists and scalars; null if there is none.
    ///
    /// @throws org.yaml.snakeyaml.error.YAMLException if it is not YAML
    static @Nullable Object read(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setWarnOnDuplicateKeys(false);
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        var dumping = new DumperOptions();
        var yaml = new Yaml(new GoConstructor(options), new Representer(dumping), dumping, options, new GoResolver());
        var documents = yaml.loadAll(text).iterator();
        return documents.hasNext() ? withTextKeys(documents.next()) : null;
    }

    private static @Nullable Object withTextKeys(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> mapping -> {
                var texts = new LinkedHashMap<String, @Nullable Object>();
                mapping.forEach((key, value) -> texts.put(String.valueOf(key), withTextKeys(value)));
                yield texts;
            }
            case List<?> items -> items.stream().map(GoYaml::withTextKeys).toList();
            case null -> null;
            default -> node;
        };
    }

    private static final class GoConstructor extends SafeConstructor {

        GoConstructor(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.BOOL, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return TRUE.contains(((ScalarNode) node).getValue().toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    private static final class GoResolver extends Resolver {

        private static final Pattern BOOLEAN =
                Pattern.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
        private static final Pattern INTEGER =
                Pattern.compile("[-+]?(?:0b[01_]+|0[0-7_]*|[1-9][0-9_]*|0x[0-9a-fA-F_]+)");
        private static final Pattern FLOAT = Pattern.compile(
                "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOLEAN, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INTEGER, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
