package dev.jitsirenderer.topology;

/// Which annotations an Ingress needs so that its controller lets websockets live.
public enum IngressController implements Word {
    NGINX("nginx"),
    HAPROXY_TECHNOLOGIES("haproxytech"),
    HAPROXY_COMMUNITY("haproxy-ingress"),
    ALB("alb"),
    OTHER("other");

    private final String word;

    IngressController(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
