package dev.jitsirenderer.topology;

/// Where a bridge gets the address from that it tells to clients.
public enum AdvertiseMethod implements Word {
    NODE("node"),
    ADDRESSES("addresses"),
    STUN("stun");

    private final String word;

    AdvertiseMethod(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
