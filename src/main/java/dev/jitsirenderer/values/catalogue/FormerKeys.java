package dev.jitsirenderer.values.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The keys of the Helm chart krakazyabra/jitsi-helm that have another name here, or none: whoever migrates is led.
public final class FormerKeys {

    private static final Pattern SHARD = Pattern.compile("^shards\\.[0-9]+\\.");

    private static final Map<String, String> ANSWERS = answers();

    private FormerKeys() {}

    /// Also leads settings of Jitsi to their place, which the chart takes by `extraEnvs`.
    ///
    /// @param key the dotted path of a key that is not known
    /// @return what to say after the key
    public static Optional<String> answer(String key) {
        return Optional.ofNullable(ANSWERS.get(SHARD.matcher(key).replaceFirst("")))
                .or(() -> JitsiSettings.current().isKnown(key.substring(key.lastIndexOf('.') + 1))
                        ? Optional.of("is a setting of Jitsi, set it below env")
                        : Optional.empty());
    }

    private static Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        answers.put("TZ", called("timeZone"));
        answers.put("JVB_STUN_SERVERS", called("jvb.exposure.advertise.stunServers"));
        answers.put("PUBLIC_URL", "follows from domain, set it there");
        answers.put("JICOFO_AUTH_PASSWORD", "is a secret, put it into the Secret that secretName names");
        answers.put("JVB_AUTH_PASSWORD", "is a secret, put it into the Secret that secretName names");
        answers.put("JICOFO_COMPONENT_SECRET", "is not needed any more, jicofo logs in with JICOFO_AUTH_PASSWORD");
        answers.put("metacontrollerNamespace", "is not needed here, the Service of every bridge is rendered");
        answers.put("extraPodSpec", "is called podSpec here, below web, prosody, jicofo, jvb or haproxy");
        answers.put("extraEnvs", called("env"));
        answers.put("haproxy.name", called("name"));
        answers.put("haproxy.ingressEnable", called("ingress.enabled"));
        answers.put("haproxy.ingress.class", called("ingress.class"));
        answers.put("haproxy.ingress.host", called("ingress.host"));
        answers.put("haproxy.ingress.tlsEnable", called("ingress.tls.enabled"));
        answers.put("haproxy.ingress.albGroup", "is an annotation here, set it in ingress.annotations");
        answers.put("haproxy.ingress.annotations", called("ingress.annotations"));
        answers.put("haproxy.imagePullPolicy", called("image.pullPolicy"));
        answers.put("haproxy.extraPodSpec", called("haproxy.podSpec"));
        for (var component : List.of("web", "prosody", "jicofo", "jvb")) {
            answers.put(component + ".name", called("name"));
            answers.put(component + ".imagePullPolicy", called("image.pullPolicy"));
            answers.put(component + ".extraEnvs", called(component + ".env"));
            answers.put(component + ".extraPodSpec", called(component + ".podSpec"));
            answers.put(component + ".extraVolumes", "has no counterpart here, use %s.files".formatted(component));
            answers.put(component + ".extraVolumeMounts", "has no counterpart here, use %s.files".formatted(component));
        }
        answers.put("jvb.nodeportPrefix", "is called jvb.exposure.ports.first here, a whole port such as 31000");
        answers.put(
                "jvb.sysctlDaemonSetEnable", "has no counterpart here, tune UDP buffers where the nodes are set up");
        answers.put("jvb.monitoringEnable", called("monitoring.enabled"));
        answers.put("prosody.monitoringEnable", called("monitoring.enabled"));
        answers.put("prosody.globalModules", called("prosody.env.GLOBAL_MODULES"));
        answers.put("prosody.globalConfig", called("prosody.env.GLOBAL_CONFIG"));
        answers.put("web.customConfig", file("/config/custom-config.js"));
        answers.put("web.customUi", file("/config/custom-interface_config.js"));
        answers.put("web.pluginHead", file("/usr/share/jitsi-meet/plugin.head.html"));
        answers.put("web.welcomePageFooter", file("/usr/share/jitsi-meet/static/welcomePageAdditionalContent.html"));
        answers.put("web.customWatermark", file("/usr/share/jitsi-meet/images/watermark.png"));
        return Map.copyOf(answers);
    }

    private static String called(String key) {
        return "is called %s here".formatted(key);
    }

    private static String file(String path) {
        return "is a file here, set web.files to {%s: <path>}".formatted(path);
    }
}
