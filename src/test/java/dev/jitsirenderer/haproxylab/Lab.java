package dev.jitsirenderer.haproxylab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.render.Manifest;
import dev.jitsirenderer.topology.Balance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An installation as far as routing goes: proxies, DNS and the web Pods of the shards, on loopback addresses of its
/// own. HAProxy runs with the rendered configuration; only addresses, and the ports below 1024, are other ones.
public final class Lab implements AutoCloseable {

    /// `minReadySeconds` of the StatefulSet: what a rolling update waits between two proxies.
    static final Duration MIN_READY = Duration.ofSeconds(10);

    /// `initialDelaySeconds` of the readiness probe: time to learn the stick table.
    private static final Duration READINESS_DELAY = Duration.ofSeconds(5);

    /// So much later the second one enters a room who does not come at the same moment: proxies have then heard of it.
    static final Duration APART = Duration.ofMillis(50);

    private static final String VALUES = """
            domain: meet.example.com
            image:
              tag: stable-11146-2
            haproxy:
              maxConnections: 2000
            """;

    private static final Set<Lab> OPEN = ConcurrentHashMap.newKeySet();

    static {
        // An interrupted run leaves nothing behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Lab::close)));
    }

    private final Path directory;
    private final Network network;
    private final int httpPort;
    private final int metricsPort;
    private final int peersPort;
    private final int webPort;
    private final int dnsPort;
    private final Dns dns;
    private final List<WebPod> pods = new ArrayList<>();
    private final List<Proxy> proxies = new ArrayList<>();
    private List<String> settings;

    private Lab(List<String> settings) throws IOException {
        this.settings = settings;
        this.directory = Scratch.create();
        this.network = Network.claim();
        var ports = network.freePorts(5).iterator();
        this.httpPort = ports.next();
        this.metricsPort = ports.next();
        this.peersPort = ports.next();
        this.webPort = ports.next();
        this.dnsPort = ports.next();
        this.dns = new Dns(directory, network.address(53), dnsPort);
    }

    /// Starts the web Pods of the shards, DNS and the proxies, and waits until every proxy has every shard.
    public static Lab start(Balance balance, int shards, int proxies, String... more) throws IOException {
        var settings = Stream.concat(
                        Stream.of(
                                "haproxy.balance=" + balance.word(),
                                "shardCount=" + shards,
                                "haproxy.replicas=" + proxies),
                        Stream.of(more))
                .toList();
        var lab = new Lab(settings);
        OPEN.add(lab);
        try {
            for (int shard = 0; shard < shards; shard++) {
                lab.addShard(shard);
            }
            for (int proxy = 0; proxy < proxies; proxy++) {
                lab.proxies.add(new Proxy(
                        "haproxy-" + proxy,
                        new InetSocketAddress(lab.network.address(11 + proxy), lab.httpPort),
                        new InetSocketAddress(lab.network.address(11 + proxy), lab.metricsPort),
                        lab.directory.resolve("haproxy-" + proxy)));
                lab.startProxy(proxy);
            }
            lab.awaitShards(shards);
            lab.settle();
            return lab;
        } catch (IOException | RuntimeException | AssertionError e) {
            lab.close();
            throw e;
        }
    }

    public static void requirePrograms() {
        Program.HAPROXY.require();
        Program.DNSMASQ.require();
    }

    /// What the proxies were rendered together with.
    public List<Manifest> manifests() throws IOException {
        return Rendered.manifests(environment(), settings);
    }

    Proxy proxy(int index) {
        return proxies.get(index);
    }

    public List<Proxy> proxies() {
        return List.copyOf(proxies);
    }

    List<InetSocketAddress> entrances() {
        return proxies.stream().map(Proxy::http).toList();
    }

    Dns dns() {
        return dns;
    }

    WebPod pod(int shard) {
        return pods.get(shard);
    }

    /// A shard's Service and web Pod appear.
    void addShard(int shard) throws IOException {
        pods.add(shard, new WebPod("shard-" + shard, network.address(21 + shard), webPort));
        dns.put(name(shard), network.address(21 + shard));
    }

    /// The web Pod dies. Its Service and so its name stay.
    void kill(int shard) {
        pods.get(shard).close();
    }

    /// A new web Pod with another address takes over. The old one stops when every proxy has followed.
    Duration replaceWebPod(int shard) throws IOException {
        var old = pods.get(shard);
        var address = network.address(121 + shard);
        pods.set(shard, new WebPod("shard-" + shard, address, webPort));
        dns.put(name(shard), address);
        var took = Eventually.holds(
                "all proxies follow to " + address,
                () -> proxies.stream()
                        .allMatch(proxy ->
                                proxy.command("show servers state shards").contains(" " + address + " ")));
        old.close();
        return took;
    }

    /// What follows a change of values: every proxy, one after the other, restarts with the new configuration.
    void rollOut(String... further) throws IOException {
        settings = Stream.concat(settings.stream(), Stream.of(further)).toList();
        for (int proxy = 0; proxy < proxies.size(); proxy++) {
            if (proxy > 0) {
                Eventually.pause(MIN_READY);
            }
            restart(proxy);
        }
    }

    /// All proxies are gone at the same time, and with them their tables.
    void restartAllAtOnce(int shards) throws IOException {
        proxies.forEach(Proxy::stop);
        for (int proxy = 0; proxy < proxies.size(); proxy++) {
            startProxy(proxy);
        }
        awaitShards(shards);
        settle();
    }

    /// A proxy is replaced, and is ready when it has the shards and, as long as another one lives, the table.
    void restart(int proxy) throws IOException {
        proxies.get(proxy).stop();
        startProxy(proxy);
        Eventually.pause(READINESS_DELAY);
        awaitReady(proxy);
    }

    void startProxy(int proxy) throws IOException {
        proxies.get(proxy).start(configuration(proxy));
    }

    void awaitReady(int proxy) {
        Eventually.holds(
                "a shard is up behind proxy " + proxy,
                () -> Client.ask(proxies.get(proxy).metrics(), "/readyz").status() == 200);
    }

    void awaitShards(int count) {
        for (var proxy : proxies) {
            Eventually.holds(
                    count + " shards are up", () -> proxy.shardsThatAreUp().size() == count);
        }
    }

    /// Waits until no proxy sends anybody to the shard any more.
    Duration awaitDown(int shard) {
        return Eventually.holds(
                "all proxies see that shard " + shard + " is down",
                () -> proxies.stream()
                        .noneMatch(proxy -> proxy.shardsThatAreUp().contains("shard-" + shard)));
    }

    /// Waits until every proxy has heard of DNS again.
    void awaitDns() {
        for (var proxy : proxies) {
            var answers = proxy.answersOfDns();
            Eventually.holds("DNS answers", () -> proxy.answersOfDns() > answers + 1);
        }
    }

    /// Everybody enters these rooms at all proxies.
    Rooms enter(Collection<String> rooms, Duration apart) {
        return Rooms.enter(entrances(), List.copyOf(rooms), apart);
    }

    /// As after a while: who came through another shard than the others has come again, and all proxies know it.
    Rooms settle(Collection<String> rooms) {
        var entered = enter(rooms, APART);
        for (int round = 0; entered.split() > 0 && round < 10; round++) {
            entered = enter(rooms, APART);
        }
        assertThat(entered.split()).as("rooms still split").isZero();
        awaitSameTables();
        return entered;
    }

    /// Peers that start together connect to each other at once, collide and connect again. Until they have stopped to
    /// ask each other for more, what one of them hears can take a second to the next one.
    void settle() {
        for (var proxy : proxies.size() > 1 ? proxies : List.<Proxy>of()) {
            Eventually.holds("the proxies know each other", proxy::knowsItsPeers);
        }
    }

    /// Waits until all proxies know the same rooms, each on the same shard, and returns what they know.
    SortedMap<String, String> awaitSameTables() {
        var tables = new ArrayList<SortedMap<String, String>>();
        try {
            Eventually.holds("all proxies know the same rooms", () -> {
                tables.clear();
                proxies.forEach(proxy -> tables.add(proxy.table()));
                return tables.stream().distinct().count() == 1;
            });
        } catch (IllegalStateException e) {
            var known = new HashSet<>(tables.getFirst().entrySet());
            tables.forEach(table -> known.retainAll(table.entrySet()));
            throw new AssertionError(
                    tables.stream()
                            .map(table -> "%d rooms, %d of them not everywhere on that shard"
                                    .formatted(table.size(), table.size() - known.size()))
                            .collect(Collectors.joining("; ")),
                    e);
        }
        return tables.getFirst();
    }

    @Override
    public void close() {
        if (OPEN.remove(this)) {
            proxies.forEach(Proxy::close);
            pods.forEach(WebPod::close);
            dns.close();
            network.close();
            Scratch.delete(directory);
        }
    }

    private String configuration(int proxy) throws IOException {
        var configuration = Rendered.haproxyConfiguration(environment(), settings);
        var own = network.address(11 + proxy);
        configuration = replace(configuration, "bind :8080", "bind %s:%d".formatted(own, httpPort));
        configuration = replace(configuration, "bind :9090", "bind %s:%d".formatted(own, metricsPort));
        configuration = replace(configuration, "bind :1024", "bind %s:%d".formatted(own, peersPort));
        for (int peer = 0; peer < proxies.size() || peer < replicas(); peer++) {
            configuration = replace(
                    configuration,
                    " haproxy-%d\\.[a-z.-]+:1024".formatted(peer),
                    " %s:%d".formatted(network.address(11 + peer), peersPort));
        }
        configuration = replace(
                configuration, "parse-resolv-conf", "nameserver lab %s:%d".formatted(network.address(53), dnsPort));
        configuration = replace(
                configuration,
                "/run/haproxy/admin\\.sock",
                proxies.get(proxy).socket().toString());
        return replace(configuration, "cluster\\.local:80 id", "cluster.local:%d id".formatted(webPort));
    }

    /// In a directory of its own: neighbours would be taken for environments of the same cluster.
    private Path environment() throws IOException {
        var environment = Files.createDirectories(directory.resolve("environment"));
        Files.writeString(environment.resolve("values.yaml"), VALUES);
        return environment;
    }

    private int replicas() {
        return settings.stream()
                .filter(setting -> setting.startsWith("haproxy.replicas="))
                .mapToInt(setting -> Integer.parseInt(setting.substring(setting.indexOf('=') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String replace(String text, String regex, String replacement) {
        assertThat(text).containsPattern(regex);
        return text.replaceAll(regex, Matcher.quoteReplacement(replacement));
    }

    private static String name(int shard) {
        return "shard-%d-web.jitsi.svc.cluster.local".formatted(shard);
    }

    static List<String> rooms(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(index -> prefix + index).toList();
    }
}
