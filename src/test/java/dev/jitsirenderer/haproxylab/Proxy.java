package dev.jitsirenderer.haproxylab;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One HAProxy process: the Pod `haproxy-<n>`.
public final class Proxy implements AutoCloseable {

    private static final Pattern USED = Pattern.compile("used:([0-9]+)");
    private static final Pattern VALID = Pattern.compile("valid: +([0-9]+)");
    private static final Pattern ENTRY = Pattern.compile(" key=([0-9A-F]+) .*server_key=(\\S+)");

    private final String podName;
    private final InetSocketAddress http;
    private final InetSocketAddress metrics;
    private final Path directory;
    private Optional<Process> process = Optional.empty();

    Proxy(String podName, InetSocketAddress http, InetSocketAddress metrics, Path directory) throws IOException {
        this.podName = podName;
        this.http = http;
        this.metrics = metrics;
        this.directory = Files.createDirectory(directory);
    }

    InetSocketAddress http() {
        return http;
    }

    public InetSocketAddress metrics() {
        return metrics;
    }

    Path socket() {
        return directory.resolve("admin.sock");
    }

    void start(String configuration) throws IOException {
        var file = Files.writeString(directory.resolve("haproxy.cfg"), configuration);
        var started = Program.HAPROXY.start(
                directory.resolve("log"), List.of("-db", "-f", file.toString()), "HOSTNAME=" + podName);
        process = Optional.of(started);
        try {
            Eventually.holds("%s answers; its log: %s".formatted(podName, directory.resolve("log")), () -> {
                if (!started.isAlive()) {
                    throw new IllegalStateException(podName + " ended:\n" + log());
                }
                return Client.ask(metrics, "/healthz").status() == 200;
            });
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    /// The hard way: nothing is told to the other proxies, and connections are cut.
    void stop() {
        process.ifPresent(Program::kill);
        process = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    Set<String> shardsThatAreUp() {
        return command("show servers state shards")
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields.length > 6 && fields[1].equals("shards") && fields[5].equals("2"))
                .filter(fields -> fields[6].equals("0"))
                .map(fields -> fields[3])
                .collect(toCollection(TreeSet::new));
    }

    /// The whole table: the shard of each key.
    SortedMap<String, String> table() {
        var shards = new TreeMap<String, String>();
        var entries = command("show table shards");
        for (var entry = ENTRY.matcher(entries); entry.find(); ) {
            if (shards.put(entry.group(1), entry.group(2)) != null) {
                throw new AssertionError("two entries for " + entry.group(1));
            }
        }
        return shards;
    }

    /// How full HAProxy takes the table to be. At once, however long it is; 3.0 may count a room twice that is entered
    /// here at the moment when another proxy tells of it, and has one entry for it.
    int countedRooms() {
        var used = USED.matcher(command("show table"));
        if (!used.find()) {
            throw new IllegalStateException("no table");
        }
        return Integer.parseInt(used.group(1));
    }

    /// Connected to all other proxies, and not about to ask any more whether they know more rooms.
    boolean knowsItsPeers() {
        var peers = command("show peers");
        return !peers.contains("(remote,inactive)") && peers.contains("resync_timeout=<PAST>");
    }

    /// How many answers of DNS it took.
    int answersOfDns() {
        var valid = VALID.matcher(command("show resolvers cluster"));
        if (!valid.find()) {
            throw new IllegalStateException("no name server");
        }
        return Integer.parseInt(valid.group(1));
    }

    long residentKibibytes() throws IOException {
        try (var lines = Files.lines(
                Path.of("/proc/%d/status".formatted(process.orElseThrow().pid())))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    String command(String command) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            Channels.newOutputStream(channel).write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }
}
