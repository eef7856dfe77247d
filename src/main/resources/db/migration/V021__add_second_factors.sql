-- Ways to prove who one is beside the password: passkeys (Spring Security's two tables), one-time codes, recovery codes.
create table user_entities (
    id           varchar(1000) not null,
    name         varchar(100)  not null,
    display_name varchar(200),
    constraint user_entities_pkey primary key (id),
    -- The account's number as text, as Spring Security names whoever is signed in.
    constraint user_entities_name_unique unique (name)
);

create table user_credentials (
    credential_id                varchar(1000) not null,
    user_entity_user_id          varchar(1000) not null,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz,
    last_used                    timestamptz,
    label                        varchar(1000) not null,
    constraint user_credentials_pkey primary key (credential_id),
    constraint user_credentials_user_entity_fkey foreign key (user_entity_user_id)
        references user_entities (id) on delete cascade
);
create index user_credentials_user_entity_idx on user_credentials (user_entity_user_id);

-- The secret is shown once, when it is made, and never again. A step of time that was used opens nothing twice.
create table one_time_code (
    account_id bigint      not null,
    secret     bytea       not null,
    last_step  bigint      not null,
    added_at   timestamptz not null,
    constraint one_time_code_pkey primary key (account_id),
    constraint one_time_code_account_fkey foreign key (account_id) references account (id) on delete cascade
);

create table recovery_code (
    account_id bigint not null,
    code_hash  bytea  not null,
    constraint recovery_code_pkey primary key (account_id, code_hash),
    constraint recovery_code_account_fkey foreign key (account_id) references account (id) on delete cascade
);
