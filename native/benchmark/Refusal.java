package benchmark;

/// Why there is no benchmark, in words for whoever started it.
final class Refusal extends RuntimeException {

    Refusal(String message) {
        super(message);
    }
}
