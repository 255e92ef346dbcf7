package dev.jitsirenderer.values.layer;

import dev.jitsirenderer.diagnostic.Checked;
import dev.jitsirenderer.diagnostic.Position;
import dev.jitsirenderer.values.type.FileSource;
import dev.jitsirenderer.values.type.SourceFile;
import java.nio.file.Path;
import java.util.List;

/// The files of an environment's repository, as many as one environment can need.
final class RepositoryFiles implements FileSource {

    private final Environment environment;
    private long total;

    RepositoryFiles(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Checked<SourceFile> read(Position named, String path) {
        return environment
                .repository()
                .read(named, base(named), path)
                .then(file -> counted(named, file, file.bytes().length));
    }

    @Override
    public Checked<List<SourceFile>> readAll(Position named, String path) {
        return environment
                .repository()
                .readAll(named, base(named), path)
                .then(files -> counted(
                        named,
                        files,
                        files.stream().mapToLong(file -> file.bytes().length).sum()));
    }

    private <T> Checked<T> counted(Position named, T files, long size) {
        total += size;
        return total > Repository.MAX_TOTAL
                ? Checked.reject(named, Repository.TOO_MUCH)
                : new Checked.Accepted<>(files);
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
