package io.roadstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SourceUriTest {

  @Example
  void shouldTakeTextForAPathWhenItHasNoScheme() throws Exception {
    assertThat(SourceUri.parse("shots/*.jpg?"))
        .isEqualTo(new SourceUri(SourceKind.FILE, "shots/*.jpg?", Map.of()));
    assertThat(SourceUri.parse("C:\\shots").kind()).isEqualTo(SourceKind.FILE);
  }

  @Example
  void shouldReadPathsOfFileUris() throws Exception {
    assertThat(SourceUri.parse("file:///data/a b.avi").location()).isEqualTo("/data/a b.avi");
    assertThat(SourceUri.parse("file:/data/a.avi").location()).isEqualTo("/data/a.avi");
    assertThat(SourceUri.parse("file:a.avi").location()).isEqualTo("a.avi");
  }

  @Example
  void shouldLeaveTheQueryToNetworkStreams() throws Exception {
    SourceUri uri = SourceUri.parse("rtsp://host:554/a?channel=1#transport=udp&timeout=3");
    assertThat(uri.location()).isEqualTo("rtsp://host:554/a?channel=1");
    assertThat(uri.options())
        .containsExactlyInAnyOrderEntriesOf(Map.of("transport", "udp", "timeout", "3"));
  }

  @Example
  void shouldReadOptionsBehindTheQuestionMarkElsewhere() throws Exception {
    SourceUri uri = SourceUri.parse("synthetic:7?fps=15&size=640x320");
    assertThat(uri)
        .isEqualTo(
            new SourceUri(SourceKind.SYNTHETIC, "7", Map.of("fps", "15", "size", "640x320")));
  }

  @Example
  void shouldHidePasswordsWhenShown() throws Exception {
    SourceUri uri = SourceUri.parse("rtsp://user:secret@host/a");
    assertThat(uri.location()).contains("secret");
    assertThat(uri.toString()).isEqualTo("rtsp://host/a");
    assertThatThrownBy(() -> SourceUri.parse("ftp://user:secret@host/a"))
        .message()
        .doesNotContain("secret");
  }

  @Example
  void shouldNameTheSchemeAndTheKnownOnesWhenItIsUnknown() {
    assertThatThrownBy(() -> SourceUri.parse("ftp://host/a"))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.UNKNOWN_SCHEME))
        .hasMessageContainingAll("ftp://host/a", "'ftp'", "rtsp://", "synthetic:");
  }

  @Example
  void shouldRefuseWhenTextIsNotWellFormed() {
    for (String text :
        new String[] {
          "",
          " ",
          "synthetic:",
          "synthetic:?fps=1",
          "synthetic:1?fps",
          "synthetic:1?=2",
          "synthetic:1?fps=1&fps=2",
          "synthetic:1?fps=%zz",
          "rtsp:host",
          "rtsp://",
          "http:///a",
          "file:",
          "file://host/a"
        }) {
      assertThatThrownBy(() -> SourceUri.parse(text))
          .as(text)
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.INVALID));
    }
  }

  @Property
  void shouldReadBackWhatItShows(@ForAll("uris") SourceUri uri) throws Exception {
    assertThat(SourceUri.parse(uri.toString())).isEqualTo(uri);
  }

  /** Never another exception, whatever the text. */
  @Property
  void shouldReadOrRefuseAnyText(@ForAll String text) {
    try {
      assertThat(SourceUri.parse(text).location()).isNotEmpty();
    } catch (SourceException e) {
      assertThat(e.getMessage()).contains("source '");
    }
  }

  @Provide
  Arbitrary<SourceUri> uris() {
    Arbitrary<String> word = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1);
    Arbitrary<Map<String, String>> options =
        Arbitraries.maps(word, Arbitraries.strings().ofMaxLength(8)).ofMaxSize(3);
    Arbitrary<SourceUri> local =
        Combinators.combine(
                Arbitraries.of(SourceKind.SYNTHETIC, SourceKind.CITYSCAPES, SourceKind.V4L2),
                word,
                options)
            .as(SourceUri::new);
    Arbitrary<SourceUri> stream =
        Combinators.combine(Arbitraries.of("rtsp", "rtsps", "http", "https"), word, options)
            .as(
                (scheme, host, o) ->
                    new SourceUri(
                        scheme.startsWith("r") ? SourceKind.RTSP : SourceKind.HTTP,
                        scheme + "://" + host + "/a?b=c",
                        o));
    Arbitrary<SourceUri> path = word.map(p -> new SourceUri(SourceKind.FILE, p, Map.of()));
    return Arbitraries.oneOf(local, stream, path);
  }
}
