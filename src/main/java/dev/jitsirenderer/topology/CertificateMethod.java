package dev.jitsirenderer.topology;

/// Where the certificate of Grafana's Ingress comes from.
public enum CertificateMethod implements Word {
    REFLECTOR("reflector"),
    CERTIFICATE("certificate"),
    EXISTING("existing");

    private final String word;

    CertificateMethod(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
