-- Whether another story has the same headline is asked whenever one is opened.
create index article_same_headline_idx on article (lower(headline));

-- Pictures that could not be developed are counted on the first page of the desk, and listed in the library.
create index picture_failed_idx on picture (id) where refusal <> '';
