package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entities and migrations say the same. Hibernate's own validation notices a missing column and a wrong type, but not
 * nullability, length and uniqueness; these are compared here with the information schema.
 */
@NewsroomTest
class MigrationTests {

    @Autowired
    EntityManagerFactory entities;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyColumnIsAsNullableAndAsLongAsItsFieldSays() {
        List<String> differences = new ArrayList<>();
        for (Class<?> entity : entityClasses()) {
            for (Field field : entity.getDeclaredFields()) {
                compare(entity, field, differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyEntityIsCompared() {
        assertThat(entityClasses()).extracting(Class::getSimpleName).contains("Account", "Article", "Comment");
    }

    @Test
    void everyMomentIsStoredWithItsZone() {
        assertThat(jdbc.sql("""
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema = 'public' and data_type like 'timestamp without%'
                                  and table_name <> 'flyway_schema_history'
                                """).query(String.class).list()).isEmpty();
    }

    @Test
    void everyConstraintHasANameOfItsOwn() {
        assertThat(jdbc.sql("""
                                select conname from pg_constraint
                                where connamespace = 'public'::regnamespace and contype <> 'n'
                                  and conrelid <> 'flyway_schema_history'::regclass
                                  and conname ~ '(_check[0-9]*|_key[0-9]*)$'
                                """).query(String.class).list()).isEmpty();
    }

    @Test
    void everyForeignKeyHasAnIndex() {
        assertThat(jdbc.sql("""
                                select c.conname from pg_constraint c
                                where c.contype = 'f' and c.connamespace = 'public'::regnamespace
                                  and not exists (select from pg_index i where i.indrelid = c.conrelid
                                                  and (i.indkey::int2[])[0] = c.conkey[1])
                                """).query(String.class).list()).isEmpty();
    }

    private void compare(Class<?> entity, Field field, List<String> differences) {
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        Column column = field.getAnnotation(Column.class);
        boolean isId = field.isAnnotationPresent(Id.class);
        if (field.isAnnotationPresent(Transient.class) || (join == null && column == null && !isId)) {
            return;
        }
        String named = join != null ? join.name() : column != null ? column.name() : "";
        String name =
                named.isEmpty() ? field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : named;
        boolean nullable = join != null ? join.nullable() : !isId && column.nullable();
        boolean unique = join != null ? join.unique() : column != null && column.unique();
        String table = entity.isAnnotationPresent(Table.class)
                ? entity.getAnnotation(Table.class).name()
                : entity.getSimpleName().toLowerCase(Locale.ROOT);
        Map<String, Object> actual = jdbc.sql("""
                        select is_nullable, character_maximum_length, data_type from information_schema.columns
                        where table_name = ? and column_name = ?
                        """).params(table, name).query().singleRow();
        String place = table + "." + name;
        if (nullable != "YES".equals(actual.get("is_nullable"))) {
            differences.add(place + ": nullable is " + nullable + " in " + entity.getSimpleName());
        }
        Object length = actual.get("character_maximum_length");
        if (length != null && column != null && column.length() != (Integer) length) {
            differences.add(place + ": length is " + column.length() + " in " + entity.getSimpleName() + ", " + length
                    + " in the table");
        }
        if (!isId && unique != isUnique(table, name)) {
            differences.add(place + ": unique is " + unique + " in " + entity.getSimpleName());
        }
    }

    private boolean isUnique(String table, String column) {
        return jdbc.sql("""
                        select exists (select from pg_index i join pg_attribute a
                                       on a.attrelid = i.indrelid and a.attnum = (i.indkey::int2[])[0]
                                       where i.indisunique and i.indnatts = 1
                                         and i.indrelid = ?::regclass and a.attname = ?)
                        """).params(table, column).query(Boolean.class).single();
    }

    private List<Class<?>> entityClasses() {
        List<Class<?>> classes = new ArrayList<>();
        entities.getMetamodel().getEntities().forEach(type -> {
            if (type.getJavaType().isAnnotationPresent(Entity.class)) {
                classes.add(type.getJavaType());
            }
        });
        return classes;
    }
}
