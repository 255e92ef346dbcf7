package dev.jitsirenderer.output;

import dev.jitsirenderer.render.Manifest;
import java.util.List;
import java.util.regex.Pattern;

/// Sorts manifests by Argo CD's sync wave, then kind, then name: the same for everybody who reads or applies them.
public final class ManifestOrder {

    private static final String SYNC_WAVE = "argocd.argoproj.io/sync-wave";

    private static final Pattern WAVE = Pattern.compile("-?[0-9]{1,9}");

    /// Longer ones do not fit into a `long`, and are compared as text.
    private static final int MAX_DIGITS = 18;

    private ManifestOrder() {}

    /// What a manifest is sorted by, looked up once.
    private record Sorted(Manifest manifest, int wave, String kind, String name, String namespace, String apiVersion)
            implements Comparable<Sorted> {

        @Override
        public int compareTo(Sorted other) {
            var compared = Integer.compare(wave, other.wave);
            if (compared == 0) {
                compared = kind.compareTo(other.kind);
            }
            if (compared == 0) {
                compared = compareNames(name, other.name);
            }
            if (compared == 0) {
                compared = namespace.compareTo(other.namespace);
            }
            return compared == 0 ? apiVersion.compareTo(other.apiVersion) : compared;
        }

        private static Sorted of(Manifest manifest) {
            return new Sorted(
                    manifest,
                    ManifestOrder.wave(manifest),
                    manifest.kind(),
                    manifest.name(),
                    manifest.namespace(),
                    manifest.apiVersion());
        }
    }

    public static List<Manifest> sort(List<Manifest> manifests) {
        return manifests.stream().map(Sorted::of).sorted().map(Sorted::manifest).toList();
    }

    private static int wave(Manifest manifest) {
        return manifest.metadata()
                .mapping("annotations")
                .flatMap(annotations -> annotations.text(SYNC_WAVE))
                .filter(wave -> WAVE.matcher(wave).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }

    /// `shard-2` before `shard-10`: part by part, a part being digits or what is between them.
    private static int compareNames(String left, String right) {
        var leftStart = 0;
        var rightStart = 0;
        while (leftStart < left.length() && rightStart < right.length()) {
            var leftEnd = endOfPart(left, leftStart);
            var rightEnd = endOfPart(right, rightStart);
            var compared = compareParts(left.substring(leftStart, leftEnd), right.substring(rightStart, rightEnd));
            if (compared != 0) {
                return compared;
            }
            leftStart = leftEnd;
            rightStart = rightEnd;
        }
        var compared = Boolean.compare(leftStart < left.length(), rightStart < right.length());
        return compared == 0 ? left.compareTo(right) : compared;
    }

    private static int endOfPart(String name, int start) {
        var end = start + 1;
        while (end < name.length() && isDigit(name.charAt(end)) == isDigit(name.charAt(start))) {
            end++;
        }
        return end;
    }

    private static int compareParts(String left, String right) {
        return isNumber(left) && isNumber(right)
                ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                : left.compareTo(right);
    }

    private static boolean isNumber(String part) {
        return part.length() <= MAX_DIGITS && isDigit(part.charAt(0));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
