package dev.jitsirenderer.values.type;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;

/// The files of the repository that values may name.
@FunctionalInterface
public interface FileSource {

    /// Reads a file named in a values file.
    ///
    /// @param named where the path is written: a relative path starts at the directory of that file
    /// @param path names a file inside the repository
    /// @return the bytes, or a diagnostic whose message says of the file why there are none
    Checked<byte[]> read(Position named, String path);
}
