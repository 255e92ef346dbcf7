package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.yaml.Node;

/// A value that an Application of Argo CD lays over the values files.
///
/// @param name the dotted key
/// @param value with the position that messages blame
/// @param source whose parameter it is, such as `parameter of Application production`
public record Parameter(String name, Node value, String source) {}
