package io.roadstream.perception.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Bundles in S3 buckets, each a folder. Its manifest is written last, so a folder that has one is
 * whole, whenever the writer died.
 *
 * <p>Thread-safe. Every failure is a {@link BundleException} that names the place.
 */
public final class S3Bundles {

  private static final String REMEDY =
      "; endpoint, region and credentials are taken from AWS_ENDPOINT_URL_S3, AWS_REGION,"
          + " AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the other places where AWS's SDK looks";

  private final S3Client client;

  private S3Bundles(S3Client client) {
    this.client = client;
  }

  /**
   * With endpoint, region and credentials from where AWS's SDK looks for them.
   *
   * @throws BundleException if the region or something else is not set
   */
  public static S3Bundles ofEnvironment() {
    return of(S3Client.builder());
  }

  /**
   * For any S3 store: with buckets in the path, bodies in one piece, and no checksums but those
   * that the protocol demands, since a bundle's files are checked by their own SHA-256.
   *
   * @param builder knows endpoint, region and credentials; the rest is set here
   * @throws BundleException if something is not set
   */
  public static S3Bundles of(S3ClientBuilder builder) {
    try {
      return new S3Bundles(
          builder
              .httpClient(UrlConnectionHttpClient.create())
              .forcePathStyle(true)
              .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
              .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
              .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
              .build());
    } catch (SdkException e) {
      throw new BundleException("S3 cannot be used: " + e.getMessage() + REMEDY, e);
    }
  }

  /** What is in a bundle's folder, from its manifest alone; empty if it has none. */
  public Optional<StoredBundle> describe(S3Location folder) {
    return manifest(folder)
        .map(
            json ->
                new StoredBundle(
                    ManifestJson.read(folder.toString(), json),
                    Digests.of(json),
                    folder.toString()));
  }

  /** Folders below a place that hold a manifest, in the order of their keys. */
  public List<S3Location> list(S3Location root) {
    String prefix = root.key().isEmpty() ? "" : root.key() + "/";
    String end = "/" + BundleLoader.MANIFEST;
    try {
      return client
          .listObjectsV2Paginator(request -> request.bucket(root.bucket()).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(key -> key.endsWith(end))
          .map(key -> new S3Location(root.bucket(), key.substring(0, key.length() - end.length())))
          .toList();
    } catch (SdkException e) {
      throw failure(root, "listed", e);
    }
  }

  /** Writes a bundle's files into a folder, the manifest last. */
  public void put(ModelBundle bundle, S3Location folder) {
    for (String file : bundle.manifest().files().keySet()) {
      upload(bundle.folder().resolve(file), folder.resolve(file));
    }
    upload(bundle.folder().resolve(BundleLoader.MANIFEST), folder.resolve(BundleLoader.MANIFEST));
  }

  /** Copies a bundle's files into an empty local folder, and no byte more than is stated. */
  void download(S3Location folder, byte[] json, Path to) throws IOException {
    for (var file : ManifestJson.read(folder.toString(), json).files().entrySet()) {
      S3Location from = folder.resolve(file.getKey());
      long bytes = file.getValue().bytes();
      try (ResponseInputStream<GetObjectResponse> in = open(from)) {
        requireSize(from, in.response(), bytes);
        Files.copy(in, to.resolve(file.getKey()));
      } catch (SdkException e) {
        throw failure(from, "read", e);
      }
    }
    Files.write(to.resolve(BundleLoader.MANIFEST), json);
  }

  /** The bytes of the manifest in a folder, which must have one. */
  byte[] requireManifest(S3Location folder) {
    return manifest(folder)
        .orElseThrow(
            () ->
                new BundleException(
                    "model bundle "
                        + folder
                        + " has no "
                        + BundleLoader.MANIFEST
                        + "; give the folder that holds it"));
  }

  private Optional<byte[]> manifest(S3Location folder) {
    S3Location from = folder.resolve(BundleLoader.MANIFEST);
    try (ResponseInputStream<GetObjectResponse> in = open(from)) {
      long bytes = in.response().contentLength();
      if (bytes > BundleLoader.LARGEST_MANIFEST) {
        in.abort();
        throw new BundleException(
            from
                + " has "
                + bytes
                + " bytes; a manifest has at most "
                + BundleLoader.LARGEST_MANIFEST);
      }
      return Optional.of(in.readAllBytes());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException | IOException e) {
      throw failure(from, "read", e);
    }
  }

  private ResponseInputStream<GetObjectResponse> open(S3Location from) {
    return client.getObject(request -> request.bucket(from.bucket()).key(from.key()));
  }

  private static void requireSize(S3Location from, GetObjectResponse found, long stated) {
    if (found.contentLength() != stated) {
      throw new BundleException(
          from
              + " is not the file that the manifest lists: it has "
              + found.contentLength()
              + " bytes, not "
              + stated
              + "; release the bundle again");
    }
  }

  private void upload(Path from, S3Location to) {
    try {
      client.putObject(
          request -> request.bucket(to.bucket()).key(to.key()), RequestBody.fromFile(from));
    } catch (SdkException e) {
      throw failure(to, "written", e);
    }
  }

  private static BundleException failure(S3Location place, String what, Exception cause) {
    return new BundleException(
        place + " cannot be " + what + ": " + cause.getMessage() + REMEDY, cause);
  }
}
