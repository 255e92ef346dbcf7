package dev.jitsirenderer.haproxylab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/// Which shard answered for which room, at each proxy: the answers to one round of questions.
///
/// @param shards by room; one answer for each proxy
record Rooms(Map<String, List<String>> shards) {

    private static final int PEOPLE = 32;

    /// Everybody enters by signalling.
    static Rooms enter(List<InetSocketAddress> proxies, List<String> rooms, Duration apart) {
        return ask(proxies, rooms, apart, room -> "/http-bind?room=" + room);
    }

    /// Asks each proxy for every room. The first question for a room goes to a random proxy, the next ones each to
    /// another one, so much later.
    static Rooms ask(
            List<InetSocketAddress> proxies, List<String> rooms, Duration apart, UnaryOperator<String> target) {
        var left = new ConcurrentLinkedQueue<>(rooms);
        var shards = new ConcurrentHashMap<String, List<String>>();
        // A gap keeps a connection waiting, so more of them are needed to get through in time.
        int people = apart.isZero() ? PEOPLE : PEOPLE * 4;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<?>>();
            for (int person = 0; person < people; person++) {
                tasks.add(executor.submit(() -> {
                    var clients = new ArrayList<Client>();
                    try {
                        for (var proxy : proxies) {
                            clients.add(new Client(proxy));
                        }
                        for (var room = left.poll(); room != null; room = left.poll()) {
                            shards.put(room, ask(clients, target.apply(room), apart));
                        }
                    } finally {
                        for (var client : clients) {
                            client.close();
                        }
                    }
                    return null;
                }));
            }
            for (var task : tasks) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Rooms(Map.copyOf(shards));
    }

    private static List<String> ask(List<Client> clients, String target, Duration apart) throws IOException {
        var order = new ArrayList<>(clients);
        Collections.shuffle(order, ThreadLocalRandom.current());
        for (int index = 0; index < order.size(); index++) {
            if (index > 0 && !apart.isZero()) {
                Eventually.pause(apart);
            }
            order.get(index).send(target);
        }
        var shards = new ArrayList<String>();
        for (var client : clients) {
            var answer = client.receive();
            if (answer.status() != 200) {
                throw new IOException("%d for %s".formatted(answer.status(), target));
            }
            shards.add(answer.shard());
        }
        return List.copyOf(shards);
    }

    /// Rooms that two shards answered for.
    int split() {
        return (int) shards.values().stream()
                .filter(answers -> new HashSet<>(answers).size() > 1)
                .count();
    }

    /// Rooms that another shard answers for than in an earlier round, at any proxy.
    int movedSince(Rooms earlier) {
        return (int) shards.entrySet().stream()
                .filter(entry -> earlier.shards.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().equals(earlier.shards.get(entry.getKey())))
                .count();
    }

    /// Rooms of a shard.
    List<String> on(String shard) {
        return shards.entrySet().stream()
                .filter(entry -> entry.getValue().contains(shard))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    Rooms with(Rooms others) {
        var all = new TreeMap<>(shards);
        all.putAll(others.shards);
        return new Rooms(Map.copyOf(all));
    }

    int count() {
        return shards.size();
    }
}
