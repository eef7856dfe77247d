package org.masthead.media;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PictureRepository extends JpaRepository<Picture, Long> {

    List<Picture> findByIdLessThanOrderByIdDesc(long before, Limit limit);

    /** Bodies name a picture by its address only, and in no other way than this. */
    @Query(value = """
            select exists (select from article
                           where lead_picture_id = :id
                              or body like '%/media/%' and pictures_of(body) @> array[cast(:id as bigint)])
                or exists (select from author where picture_id = :id)
                or exists (select from\s""" + TextsInWork.ROWS + "where " + TextsInWork.SHOW_IT + ")", nativeQuery = true)
    boolean isShown(long id);
}
