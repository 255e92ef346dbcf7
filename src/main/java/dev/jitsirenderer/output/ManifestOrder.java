package dev.jitsirenderer.output;

import dev.jitsirenderer.render.Manifest;
import java.util.Comparator;
import java.util.List;

/// Sorts manifests by Argo CD's sync wave, then kind, then name: the same for everybody who reads or applies them.
public final class ManifestOrder {

    private static final String SYNC_WAVE = "argocd.argoproj.io/sync-wave";

    private static final Comparator<String> NUMBERS_AS_NUMBERS = ManifestOrder::compareNames;

    private ManifestOrder() {}

    public static List<Manifest> sort(List<Manifest> manifests) {
        return manifests.stream()
                .sorted(Comparator.comparingInt(ManifestOrder::wave)
                        .thenComparing(Manifest::kind)
                        .thenComparing(Manifest::name, NUMBERS_AS_NUMBERS)
                        .thenComparing(Manifest::namespace)
                        .thenComparing(Manifest::apiVersion))
                .toList();
    }

    private static int wave(Manifest manifest) {
        return manifest.metadata()
                .mapping("annotations")
                .flatMap(annotations -> annotations.text(SYNC_WAVE))
                .filter(wave -> wave.matches("-?[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /// `shard-2` before `shard-10`.
    private static int compareNames(String left, String right) {
        var leftParts = left.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1);
        var rightParts = right.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1);
        for (var index = 0; index < Math.min(leftParts.length, rightParts.length); index++) {
            var compared = comparePart(leftParts[index], rightParts[index]);
            if (compared != 0) {
                return compared;
            }
        }
        return leftParts.length == rightParts.length
                ? left.compareTo(right)
                : Integer.compare(leftParts.length, rightParts.length);
    }

    private static int comparePart(String left, String right) {
        var numbers = left.matches("\\d{1,18}") && right.matches("\\d{1,18}");
        return numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    }
}
