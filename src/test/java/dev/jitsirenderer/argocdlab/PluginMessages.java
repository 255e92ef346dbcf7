package dev.jitsirenderer.argocdlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The messages of `plugin.ConfigManagementPluginService` as bytes, written by the field numbers of Argo CD's
/// `plugin.proto` and `repository.proto`.
final class PluginMessages {

    static final String SERVICE = "plugin.ConfigManagementPluginService";

    static final MethodDescriptor<ByteString, ByteString> CHECK_PLUGIN_CONFIGURATION =
            method("CheckPluginConfiguration", MethodDescriptor.MethodType.UNARY);
    static final MethodDescriptor<ByteString, ByteString> MATCH_REPOSITORY =
            method("MatchRepository", MethodDescriptor.MethodType.CLIENT_STREAMING);
    static final MethodDescriptor<ByteString, ByteString> GENERATE_MANIFEST =
            method("GenerateManifest", MethodDescriptor.MethodType.CLIENT_STREAMING);
    static final MethodDescriptor<ByteString, ByteString> GET_PARAMETERS_ANNOUNCEMENT =
            method("GetParametersAnnouncement", MethodDescriptor.MethodType.CLIENT_STREAMING);

    /// Fields of `ParameterAnnouncement` by their numbers.
    private static final List<String> TEXTS =
            List.of("", "name", "title", "tooltip", "required", "itemType", "collectionType", "string");

    private static final ObjectMapper JSON = new ObjectMapper();

    private PluginMessages() {}

    /// A message whose fields are read and written one by one.
    private interface Writer {
        void write(CodedOutputStream out) throws IOException;
    }

    private interface Field {

        /// Reads the value of a field, or does not know it.
        boolean read(int number, CodedInputStream in) throws IOException;
    }

    /// `ManifestRequestMetadata`: what comes before the files.
    ///
    /// @param checksum the SHA-256 of the archive in hexadecimal digits
    record Metadata(String appName, String appRelPath, String checksum, long size, Map<String, String> env) {}

    static ByteString request(Metadata metadata) {
        var fields = message(out -> {
            out.writeString(1, metadata.appName());
            out.writeString(2, metadata.appRelPath());
            out.writeString(3, metadata.checksum());
            out.writeInt64(4, metadata.size());
            for (var entry : metadata.env().entrySet()) {
                out.writeBytes(5, pair(entry.getKey(), entry.getValue()));
            }
        });
        return message(out -> out.writeBytes(1, fields));
    }

    /// `File`: a part of the archive.
    static ByteString request(ByteString chunk) {
        var file = message(out -> out.writeBytes(1, chunk));
        return message(out -> out.writeBytes(2, file));
    }

    /// The metadata or a part of the archive, whichever the request is.
    interface RequestReader {
        void metadata(Metadata metadata);

        void chunk(ByteString chunk);
    }

    static void readRequest(ByteString request, RequestReader reader) {
        read(request, (number, in) -> {
            switch (number) {
                case 1 -> reader.metadata(metadata(in.readBytes()));
                case 2 ->
                    read(in.readBytes(), (part, file) -> {
                        if (part != 1) {
                            return false;
                        }
                        reader.chunk(file.readBytes());
                        return true;
                    });
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    private static Metadata metadata(ByteString bytes) {
        var texts = new ArrayList<>(List.of("", "", "", ""));
        var size = new long[1];
        var env = new LinkedHashMap<String, String>();
        read(bytes, (number, in) -> {
            switch (number) {
                case 1, 2, 3 -> texts.set(number, in.readString());
                case 4 -> size[0] = in.readInt64();
                case 5 -> env.putAll(pair(in.readBytes()));
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Metadata(texts.get(1), texts.get(2), texts.get(3), size[0], env);
    }

    static ByteString manifestResponse(List<String> manifests) {
        return message(out -> {
            for (var manifest : manifests) {
                out.writeString(1, manifest);
            }
        });
    }

    static List<String> manifests(ByteString response) {
        var manifests = new ArrayList<String>();
        read(response, (number, in) -> number == 1 && manifests.add(in.readString()));
        return manifests;
    }

    /// `RepositoryResponse` and `CheckPluginConfigurationResponse` begin with what was asked for.
    static ByteString answer(boolean isTrue) {
        return message(out -> out.writeBool(1, isTrue));
    }

    static boolean isTrue(ByteString response) {
        var isTrue = new boolean[1];
        read(response, (number, in) -> {
            if (number == 1) {
                isTrue[0] = in.readBool();
            }
            return number == 1;
        });
        return isTrue[0];
    }

    /// @param announcements JSON objects
    static ByteString announcementResponse(List<String> announcements) {
        return message(out -> {
            for (var announcement : announcements) {
                out.writeBytes(1, announcement(ManifestStream.read(announcement)));
            }
        });
    }

    static List<String> announcements(ByteString response) {
        var announcements = new ArrayList<String>();
        read(response, (number, in) -> number == 1 && announcements.add(announcement(in.readBytes())));
        return announcements;
    }

    private static ByteString announcement(JsonNode announcement) {
        return message(out -> {
            for (int number = 1; number < TEXTS.size(); number++) {
                var value = announcement.get(TEXTS.get(number));
                if (value != null && value.isBoolean()) {
                    out.writeBool(number, value.asBoolean());
                } else if (value != null) {
                    out.writeString(number, value.asText());
                }
            }
            for (var item : announcement.path("array")) {
                out.writeString(8, item.asText());
            }
            for (var entry : announcement.path("map").properties()) {
                out.writeBytes(9, pair(entry.getKey(), entry.getValue().asText()));
            }
        });
    }

    private static String announcement(ByteString bytes) {
        var announcement = JSON.createObjectNode();
        read(bytes, (number, in) -> {
            switch (number) {
                case 4 -> announcement.put(TEXTS.get(number), in.readBool());
                case 8 -> announcement.withArray("array").add(in.readString());
                case 9 -> pair(in.readBytes()).forEach(announcement.withObject("/map")::put);
                default -> {
                    if (number >= TEXTS.size()) {
                        return false;
                    }
                    announcement.put(TEXTS.get(number), in.readString());
                }
            }
            return true;
        });
        return ManifestStream.text(announcement);
    }

    private static ByteString pair(String name, String value) {
        return message(out -> {
            out.writeString(1, name);
            out.writeString(2, value);
        });
    }

    private static Map<String, String> pair(ByteString bytes) {
        var texts = new ArrayList<>(List.of("", "", ""));
        read(bytes, (number, in) -> {
            if (number > 2) {
                return false;
            }
            texts.set(number, in.readString());
            return true;
        });
        return Map.of(texts.get(1), texts.get(2));
    }

    private static ByteString message(Writer fields) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
            return ByteString.copyFrom(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(ByteString message, Field field) {
        try {
            var in = message.newCodedInput();
            for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (!field.read(WireFormat.getTagFieldNumber(tag), in)) {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MethodDescriptor<ByteString, ByteString> method(String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.newBuilder(Bytes.MARSHALLER, Bytes.MARSHALLER)
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }

    /// Messages stay bytes until their fields are asked for.
    private enum Bytes implements MethodDescriptor.Marshaller<ByteString> {
        MARSHALLER;

        @Override
        public InputStream stream(ByteString message) {
            return message.newInput();
        }

        @Override
        public ByteString parse(InputStream stream) {
            try {
                return ByteString.readFrom(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
