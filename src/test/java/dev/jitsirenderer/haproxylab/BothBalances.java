package dev.jitsirenderer.haproxylab;

import dev.jitsirenderer.topology.Balance;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Plays a scenario with both balance modes at the same time, each in a lab of its own with two proxies: most of it is
/// waiting.
final class BothBalances {

    private BothBalances() {}

    @FunctionalInterface
    interface Scenario {
        void play(Lab lab, Balance balance) throws Exception;
    }

    /// @param table is printed in any case: what was seen explains a failure
    static void play(Table table, int shards, Scenario scenario) throws Exception {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var plays = new ArrayList<Future<?>>();
            for (var balance : Balance.values()) {
                plays.add(executor.submit(() -> {
                    // The loader that knows the templates.
                    Thread.currentThread().setContextClassLoader(loader);
                    try (var lab = Lab.start(balance, shards, 2)) {
                        scenario.play(lab, balance);
                    } catch (AssertionError e) {
                        throw new AssertionError(balance.word() + ": " + e.getMessage(), e);
                    }
                    return null;
                }));
            }
            for (var play : plays) {
                play.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        } finally {
            table.print();
        }
    }
}
