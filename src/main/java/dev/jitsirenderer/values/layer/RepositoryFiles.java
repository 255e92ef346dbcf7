package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.type.FileSource;
import dev.jitsirenderer.values.type.SourceFile;
import java.nio.file.Path;
import java.util.List;

/// The files of an environment's repository.
record RepositoryFiles(Environment environment) implements FileSource {

    @Override
    public Checked<SourceFile> read(Position named, String path) {
        return environment.repository().read(named, base(named), path);
    }

    @Override
    public Checked<List<SourceFile>> readAll(Position named, String path) {
        return environment.repository().readAll(named, base(named), path);
    }

    /// A value from the command line belongs to no file: its paths start at the environment.
    private Path base(Position named) {
        var file = named.file();
        var directory = file.endsWith(Environment.VALUES_FILE)
                ? environment.repository().root().resolve(file).getParent()
                : null;
        return directory == null ? environment.directory() : directory;
    }
}
