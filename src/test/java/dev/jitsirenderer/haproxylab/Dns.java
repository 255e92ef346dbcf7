package dev.jitsirenderer.haproxylab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The cluster's DNS: dnsmasq with a file of names. A name that is not in it does not exist (NXDOMAIN).
final class Dns implements AutoCloseable {

    private final SortedMap<String, String> addresses = new TreeMap<>();
    private final Path names;
    private final Process process;

    Dns(Path directory, String address, int port) throws IOException {
        names = Files.writeString(directory.resolve("names"), "");
        process = Program.DNSMASQ.start(
                directory.resolve("dns.log"),
                List.of(
                        "--keep-in-foreground",
                        "--conf-file=/dev/null",
                        "--pid-file=",
                        "--user=",
                        "--no-resolv",
                        "--no-hosts",
                        "--addn-hosts=" + names,
                        "--local=/cluster.local/",
                        "--listen-address=" + address,
                        "--bind-interfaces",
                        "--port=" + port,
                        "--log-facility=-"));
        // Before that, the signal to read the names again would end it.
        var log = directory.resolve("dns.log");
        Eventually.holds("DNS has started", () -> Files.readString(log).contains("started"));
    }

    synchronized void put(String name, String address) {
        addresses.put(name, address);
        publish();
    }

    synchronized void remove(String name) {
        addresses.remove(name);
        publish();
    }

    /// The server takes questions and never answers.
    void fallSilent() {
        signal("STOP");
    }

    void answerAgain() {
        signal("CONT");
    }

    @Override
    public void close() {
        Program.kill(process);
    }

    private void publish() {
        try {
            var next = Files.writeString(
                    names.resolveSibling("names.next"),
                    addresses.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                            .collect(Collectors.joining()));
            Files.move(next, names, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        signal("HUP");
    }

    private void signal(String name) {
        try {
            // The shell's own: the program of that name is not everywhere.
            new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
