package dev.jitsirenderer.values.type;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import java.util.List;

/// The files of the repository that values may name.
@FunctionalInterface
public interface FileSource {

    /// Reads a file named in a values file.
    ///
    /// @param named where the path is written: a relative path starts at the directory of that file
    /// @param path names a file inside the repository
    /// @return the file, or a diagnostic whose message says of it why there is none
    Checked<SourceFile> read(Position named, String path);

    /// Reads a file, or, where there are directories, the YAML and JSON files that lie directly in one, in the
    /// order of their names.
    ///
    /// @param named where the path is written: a relative path starts at the directory of that file
    /// @param path names a file or a directory inside the repository
    /// @return the files, or a diagnostic whose message says of the path why there are none
    default Checked<List<SourceFile>> readAll(Position named, String path) {
        return read(named, path).map(List::of);
    }
}
