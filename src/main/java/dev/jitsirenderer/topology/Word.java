package dev.jitsirenderer.topology;

/// A choice that users write and templates print as one word.
public interface Word {

    String word();
}
