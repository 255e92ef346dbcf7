package dev.jitsirenderer.topology;

/// A container image of Jitsi that a shard runs.
public enum Component implements Word {
    WEB("web"),
    PROSODY("prosody"),
    JICOFO("jicofo"),
    JVB("jvb");

    private final String word;

    Component(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
