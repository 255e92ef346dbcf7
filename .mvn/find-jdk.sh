# Sourced by mvnw and the launchers: sets JAVA_HOME to a JDK of at least the release that pom.xml compiles for.
# The first that fits wins: JAVA_HOME, java on the PATH, then the places where distributions, SDKMAN, IDEs and macOS
# put JDKs. Without one, prints a line that says how to get it and returns 1.

required_jdk=25

jdk_feature_version() { # JDK home -> its feature version, or nothing when it is not a JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  java_on_path=$(command -v java 2>/dev/null || :)
  if [ -n "$java_on_path" ]; then
    java_on_path=$(readlink -f "$java_on_path" 2>/dev/null || printf %s "$java_on_path")
    java_on_path=${java_on_path%/bin/java}
  fi
  case $- in *f*) set +f; restore_noglob='set -f' ;; *) restore_noglob=: ;; esac
  jdk_found=
  for jdk in "${JAVA_HOME-}" "$java_on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$jdk" ] || continue
    version=$(jdk_feature_version "$jdk") || continue
    if [ -n "$version" ] && [ "$version" -ge "$required_jdk" ]; then
      jdk_found=$jdk
      break
    fi
  done
  $restore_noglob
  if [ -z "$jdk_found" ]; then
    echo "jitsi-renderer needs a JDK $required_jdk or newer: install Temurin $required_jdk (https://adoptium.net) or set JAVA_HOME" >&2
    return 1
  fi
  JAVA_HOME=$jdk_found
  export JAVA_HOME
}

find_jdk
