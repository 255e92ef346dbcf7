# Sourced by mvnw, with its arguments: when they ask for a native executable (-Dnative) that is built on this machine, sets
# GRAALVM_HOME to a GraalVM or Mandrel of at least the release that pom.xml compiles for. The profile `native` looks for
# its native-image. The first that fits wins: GRAALVM_HOME, JAVA_HOME, native-image on the PATH, then the places where
# distributions, SDKMAN and macOS put JDKs. Without one, prints a line that says what happens instead.

find_native_image() { # arguments of Maven
  wanted=
  for argument in "$@"; do
    case $argument in
    -Dnative | -Dnative=*) wanted=1 ;;
    # Quarkus brings its own.
    -Dquarkus.native.container-build | -Dquarkus.native.container-build=true) return 0 ;;
    esac
  done
  [ -n "$wanted" ] || return 0
  native_image_on_path=$(command -v native-image 2>/dev/null || :)
  if [ -n "$native_image_on_path" ]; then
    native_image_on_path=$(readlink -f "$native_image_on_path" 2>/dev/null || printf %s "$native_image_on_path")
    # It stands in bin, or is a link from there to lib/svm/bin.
    native_image_on_path=${native_image_on_path%/bin/native-image}
    native_image_on_path=${native_image_on_path%/lib/svm}
  fi
  case $- in *f*) set +f; restore_noglob='set -f' ;; *) restore_noglob=: ;; esac
  graalvm_found=
  for jdk in "${GRAALVM_HOME-}" "${JAVA_HOME-}" "$native_image_on_path" /usr/lib/jvm/* /opt/java/* /opt/graalvm* /opt/mandrel* \
    "${HOME-/nonexistent}"/.sdkman/candidates/java/* "${HOME-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$jdk" ] && [ -x "$jdk/bin/native-image" ] || continue
    version=$(jdk_feature_version "$jdk") || continue
    if [ -n "$version" ] && [ "$version" -ge "$required_jdk" ]; then
      graalvm_found=$jdk
      break
    fi
  done
  $restore_noglob
  if [ -z "$graalvm_found" ]; then
    unset GRAALVM_HOME
    echo "no native-image of a Mandrel or GraalVM $required_jdk found: building and testing for the JVM (set GRAALVM_HOME, or build in a container with -Dquarkus.native.container-build=true)" >&2
    return 0
  fi
  GRAALVM_HOME=$graalvm_found
  export GRAALVM_HOME
}

find_native_image "$@"
