package org.masthead.media;

import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

@NewsroomTest
class DatabasePictureStoreTests extends PictureStoreContract {

    @Autowired
    PictureStore store;

    @Autowired
    PictureService pictures;

    @Override
    PictureStore store() {
        return store;
    }

    @Override
    long picture() {
        ByteArrayResource file = new ByteArrayResource(PictureFiles.jpeg(20, 20));
        long id = pictures.accept(new PictureUpload("x.jpg", file, "", "", ""), null)
                .getId();
        store.removeAll(id);
        return id;
    }
}
