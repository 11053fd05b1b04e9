package io.godwit.core.config.parser;

import io.godwit.core.config.RepointConfig;
import io.godwit.core.config.RepointConfig.Credentials;
import io.godwit.core.config.schema.ClientPropertiesType;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.LiteralType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.TextMappingType;
import io.godwit.core.config.schema.Types;
import io.godwit.core.unit.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code repoint}: how the applications' files are rewritten for the target. */
final class RepointSection {
    static final Key<List<String>> ROOTS = Key.withDefault(
            "roots",
            new ListType<>(Types.text()),
            "[]",
            "Folders and files that are searched where --root names none; a relative path starts at the folder of migration.yaml.");
    static final Key<List<String>> SOURCE_ADDRESSES = Key.withDefault(
            "sourceAddresses",
            new ListType<>(Types.text()),
            "[]",
            "More addresses of the source: aliases, load balancers; host:port, or host for each of its ports.");
    static final Key<List<String>> ZOOKEEPER = Key.withDefault(
            "zookeeper",
            new ListType<>(Types.text()),
            "[]",
            "Addresses of the source's ZooKeeper, host:port. Port 2181 of each known host of the source is one without being named.");
    static final Key<Map<String, String>> URLS = Key.withDefault(
            "urls",
            new TextMappingType("mapping of URLs"),
            "{}",
            "Beginnings of URLs of schema registry, Connect and REST, each with what replaces it.");
    static final Key<Map<String, String>> PROPERTIES = Key.withDefault(
            "properties",
            new ClientPropertiesType(),
            "{}",
            "Client properties for the applications, such as another listener or sasl.mechanism: AWS_MSK_IAM; they win over target.properties.");
    static final Key<String> CREDENTIALS = Key.withDefault(
            "credentials",
            Types.oneOf(Stream.of(Credentials.values()).map(Credentials::word).toList()),
            Credentials.PLACEHOLDER.word(),
            "placeholder keeps a file's own user and puts passwordPlaceholder for the password; keep keeps both; migration writes those of target.properties in clear.");
    static final Key<String> USERNAME_PLACEHOLDER = Key.withDefault(
            "usernamePlaceholder",
            new LiteralType(),
            "${KAFKA_USERNAME}",
            "Stands for a user where the file has none. Written as it is; the application has to resolve it.");
    static final Key<String> PASSWORD_PLACEHOLDER = Key.withDefault(
            "passwordPlaceholder",
            new LiteralType(),
            "${KAFKA_PASSWORD}",
            "Stands for a password. Written as it is; the application has to resolve it.");
    static final Key<List<String>> SKIP_FOLDERS = Key.withDefault(
            "skipFolders",
            new ListType<>(Types.text()),
            "[]",
            "Names of folders that are not searched, besides those of version control, dependencies and build outputs.");
    static final Key<DataSize> MAX_FILE_SIZE = Key.withDefault(
            "maxFileSize", Types.size(), "10MiB", "A larger file is searched for addresses but not rewritten.");

    static final Section<RepointConfig> SECTION = new Section<>(
            "repoint",
            List.of(
                    ROOTS,
                    SOURCE_ADDRESSES,
                    ZOOKEEPER,
                    URLS,
                    PROPERTIES,
                    CREDENTIALS,
                    USERNAME_PLACEHOLDER,
                    PASSWORD_PLACEHOLDER,
                    SKIP_FOLDERS,
                    MAX_FILE_SIZE),
            (values, place) -> Optional.of(new RepointConfig(
                    values.get(ROOTS),
                    values.get(SOURCE_ADDRESSES),
                    values.get(ZOOKEEPER),
                    values.get(URLS),
                    values.get(PROPERTIES),
                    Credentials.of(values.get(CREDENTIALS)),
                    values.get(USERNAME_PLACEHOLDER),
                    values.get(PASSWORD_PLACEHOLDER),
                    values.get(SKIP_FOLDERS),
                    values.get(MAX_FILE_SIZE).bytes())));

    private RepointSection() {}
}
