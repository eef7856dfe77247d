package org.masthead.media;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Pictures in a bucket that speaks S3. Nobody but Masthead needs to reach it: readers get pictures from the site's own
 * addresses, and caches keep them for ever.
 */
final class BucketPictureStore implements PictureStore {

    private final S3Client bucket;
    private final String name;
    private final String prefix;

    BucketPictureStore(S3Client bucket, String name, String prefix) {
        this.bucket = bucket;
        this.name = name;
        this.prefix = prefix;
    }

    @Override
    public void keep(long picture, String file, byte[] bytes) {
        bucket.putObject(to -> to.bucket(name).key(key(picture, file)), RequestBody.fromBytes(bytes));
    }

    @Override
    public Optional<byte[]> find(long picture, String file) {
        try {
            ResponseBytes<GetObjectResponse> found =
                    bucket.getObjectAsBytes(from -> from.bucket(name).key(key(picture, file)));
            return Optional.of(found.asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<String> names(long picture) {
        String folder = key(picture, "");
        Set<String> names = new TreeSet<>();
        for (S3Object each : bucket.listObjectsV2Paginator(in -> in.bucket(name).prefix(folder))
                .contents()) {
            names.add(each.key().substring(folder.length()));
        }
        return names;
    }

    /** One by one: some servers do not know how to delete several at once. */
    @Override
    public void remove(long picture, Collection<String> files) {
        files.forEach(each -> bucket.deleteObject(from -> from.bucket(name).key(key(picture, each))));
    }

    private String key(long picture, String file) {
        return prefix + picture + "/" + file;
    }
}
