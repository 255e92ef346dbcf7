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

    /// What no values file says (`--set`, parameters of an Application) starts its paths at the environment.
    private Path base(Position named) {
        return environment.directories().stream()
                .filter(directory -> environment
                        .repository()
                        .relative(directory.resolve(Environment.VALUES_FILE))
                        .equals(named.file()))
                .findFirst()
                .orElseGet(environment::directory);
    }
}
