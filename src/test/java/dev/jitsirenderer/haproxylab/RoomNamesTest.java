package dev.jitsirenderer.haproxylab;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jitsirenderer.topology.Balance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page of a room and its signalling find the same shard, whatever the room is called.
@QuarkusTest
class RoomNamesTest {

    /// So many that agreement by chance shows.
    private static final int SHARDS = 8;

    private static final int VARIANTS = 6;

    /// @param name as people type it; `#` becomes a number, so that several rooms have such a name
    private record Kind(String what, String tenant, String name, Encoding page) {}

    private enum Encoding {
        ONCE,
        TWICE,
        WITH_TRAILING_SLASH
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("plain", "", "standup#", Encoding.ONCE),
            new Kind("mixed case", "", "StandUp#", Encoding.ONCE),
            new Kind("encoded twice in the path", "", "Stand Up#", Encoding.TWICE),
            new Kind("space", "", "Stand Up#", Encoding.ONCE),
            new Kind("trailing slash", "", "StandUp#", Encoding.WITH_TRAILING_SLASH),
            new Kind("comma", "", "a#,b", Encoding.ONCE),
            new Kind("per cent", "", "100%#", Encoding.ONCE),
            new Kind("plus", "", "a+b#", Encoding.ONCE),
            new Kind("looks like a file", "", "notes#.html", Encoding.ONCE),
            new Kind("small Cyrillic", "", "привет#", Encoding.ONCE),
            new Kind("capital Cyrillic", "", "ПРИВЕТ-ЁЖ-Ї#", Encoding.ONCE),
            new Kind("capital umlauts", "", "ÜBERBLICK-ÉTÉ#", Encoding.ONCE),
            new Kind("Greek", "", "ΑΘΗΝΑ-ΠΩΣ#", Encoding.ONCE),
            new Kind("Chinese", "", "会议#", Encoding.ONCE),
            new Kind("emoji", "", "🎉Party👩‍🚀#", Encoding.ONCE),
            new Kind("tenant", "acme", "StandUp#", Encoding.ONCE),
            new Kind("tenant in mixed case", "Acme.Corp", "StandUp#", Encoding.ONCE),
            new Kind("tenant beyond ASCII", "Größe", "StandUp#", Encoding.ONCE),
            new Kind("tenant and Cyrillic", "acme", "Привет#", Encoding.ONCE));

    @BeforeAll
    static void needsPrograms() {
        Lab.requirePrograms();
    }

    @Test
    void leadsThePageAndTheWebsocketOfARoomToOneShard() throws Exception {
        var table = new Table(
                "%d rooms of each kind on %d shards, through both proxies".formatted(VARIANTS, SHARDS),
                "balance",
                "kind",
                "page and signalling apart");
        BothBalances.play(table, SHARDS, (lab, balance) -> {
            for (var kind : KINDS) {
                var apart = 0;
                for (int variant = 0; variant < VARIANTS; variant++) {
                    var name = kind.name.replace("#", Integer.toString(variant));
                    apart += shardsOf(lab, balance, kind, name).size() == 1 ? 0 : 1;
                }
                table.row(balance.word(), kind.what, apart);
                assertThat(apart).as(kind.what).isZero();
            }
        });
    }

    /// What else than the page has to agree: every kind of signalling, in what different clients send.
    private static Set<String> shardsOf(Lab lab, Balance balance, Kind kind, String name) throws IOException {
        var directory = kind.tenant.isEmpty() ? "/" : "/" + encode(kind.tenant) + "/";
        var page = directory
                + switch (kind.page) {
                    case ONCE -> encode(name);
                    case TWICE -> encode(encode(name));
                    case WITH_TRAILING_SLASH -> encode(name) + "/";
                };
        var safe = encode(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .toLowerCase(Locale.ROOT);
        var shards = new TreeSet<String>();
        if (balance == Balance.CONSISTENT_HASH) {
            // Round robin knows the shard of a room from the first signalling on.
            shards.add(load(lab.entrances().getFirst(), page));
        }
        try (var browser = new Client(lab.entrances().getFirst())) {
            var answer = browser.openWebsocket(directory + "xmpp-websocket?room=" + encode(safe));
            assertThat(answer.status()).isEqualTo(101);
            shards.add(answer.shard());
        }
        lab.awaitSameTables();
        for (var entrance : lab.entrances()) {
            shards.add(load(entrance, page));
            shards.add(load(entrance, directory + "http-bind?room=" + safe));
            shards.add(load(entrance, directory + "http-bind?token=x&room=" + encode(safe)));
            shards.add(load(entrance, directory + "conference-request/v1?room=" + encode(safe)));
            shards.add(load(entrance, directory + "config.js?room=" + encode(safe)));
        }
        return shards;
    }

    /// Rooms of the same name at two tenants are two rooms, which need not share a shard.
    @Test
    void tellsTenantsApart() throws IOException {
        try (var lab = Lab.start(Balance.CONSISTENT_HASH, SHARDS, 1)) {
            var shards = IntStream.range(0, 40)
                    .mapToObj(tenant ->
                            load(lab.entrances().getFirst(), "/tenant-%d/http-bind?room=standup".formatted(tenant)))
                    .collect(Collectors.toSet());

            assertThat(shards).hasSizeGreaterThan(SHARDS / 2);
            assertThat(lab.proxy(0).table()).hasSize(40);
        }
    }

    /// Pages, files and signalling without a room are answered, and nothing is remembered.
    @Test
    void remembersOnlyWhatSignallingNames() throws IOException {
        try (var lab = Lab.start(Balance.CONSISTENT_HASH, 2, 1)) {
            for (var target : List.of(
                    "/",
                    "/StandUp",
                    "/acme/StandUp",
                    "/StandUp?room=other",
                    "/libs/app.bundle.min.js?v=1",
                    "/http-bind",
                    "/http-bind?room=",
                    "/config.js",
                    "/http-bind?Room=x")) {
                assertThat(Client.ask(lab.entrances().getFirst(), target).status())
                        .as(target)
                        .isEqualTo(200);
            }
            assertThat(lab.proxy(0).table()).isEmpty();
        }
    }

    private record Question(String what, String target, int status) {}

    private static Stream<Question> hostile() {
        return Stream.of(
                new Question("room of 400 bytes", "/http-bind?room=" + "a".repeat(400), 200),
                new Question("room of 200 Cyrillic letters", "/http-bind?room=" + encode(encode("я".repeat(200))), 200),
                new Question("room of 401 bytes", "/http-bind?room=" + "a".repeat(401), 400),
                new Question("room of 201 Cyrillic letters", "/http-bind?room=" + encode(encode("я".repeat(201))), 400),
                new Question("room of 10,000 bytes", "/http-bind?room=" + "a".repeat(10_000), 400),
                new Question("page of 400 bytes", "/" + "a".repeat(400), 200),
                new Question("page of 401 bytes", "/" + "a".repeat(401), 400),
                new Question("page of 10,000 bytes", "/" + "a".repeat(10_000), 400),
                new Question("empty room", "/http-bind?room=", 200),
                new Question("no room", "/http-bind", 200),
                new Question("NUL", "/http-bind?room=a%00b", 400),
                new Question("CR LF", "/http-bind?room=a%0d%0aX-Evil:%20b", 400),
                new Question("CR LF encoded twice", "/http-bind?room=a%250D%250Ab", 400),
                new Question("LF encoded three times", "/http-bind?room=a%25250ab", 400),
                new Question("DEL", "/http-bind?room=a%7fb", 400),
                new Question("LF in a page", "/a%0ab", 400),
                new Question("NUL in a page", "/a%2500b", 400),
                new Question("LF in a tenant", "/a%0ab/standup", 400),
                new Question("two rooms", "/http-bind?room=a&room=b", 400),
                new Question("two rooms apart", "/xmpp-websocket?room=a&x=1&room=b", 400),
                new Question("not decodable", "/http-bind?room=100%", 200),
                new Question("not hexadecimal", "/http-bind?room=%zz", 200),
                new Question("no UTF-8", "/http-bind?room=%ff%fe", 200),
                new Question("raw UTF-8", new String("/http-bind?room=я".getBytes(UTF_8), ISO_8859_1), 400),
                new Question("raw space", "/http-bind?room=a b", 400),
                new Question("10,000 slashes", "/".repeat(10_000), 400),
                new Question("slashes", "///", 200),
                new Question("line of 100,000 bytes", "/http-bind?room=" + "a".repeat(100_000), 400));
    }

    @Test
    void refusesHostileNames() throws Exception {
        var table = new Table("Hostile names", "balance", "name", "status");
        BothBalances.play(table, 2, (lab, balance) -> {
            for (var question : hostile().toList()) {
                var status =
                        Client.ask(lab.entrances().getFirst(), question.target).status();
                table.row(balance.word(), question.what, status);
                // HAProxy 3.2 says 414 where 2.6 and 3.0 say 400.
                assertThat(status == 414 ? 400 : status).as(question.what).isEqualTo(question.status);
            }
        });
    }

    private static String load(InetSocketAddress proxy, String target) {
        var response = given().baseUri("http://%s:%d".formatted(proxy.getHostString(), proxy.getPort()))
                .urlEncodingEnabled(false)
                .get(target);
        assertThat(response.statusCode()).as(target).isEqualTo(200);
        return response.header("X-Jitsi-Shard");
    }

    /// `encodeURIComponent`.
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }
}
