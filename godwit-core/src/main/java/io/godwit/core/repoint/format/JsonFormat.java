package io.godwit.core.repoint.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON, with comments and trailing commas as editors allow them. */
final class JsonFormat {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final List<Setting> settings = new ArrayList<>();

    private JsonFormat(String text) {
        this.text = text;
    }

    static List<Setting> read(String text) {
        JsonFormat format = new JsonFormat(text);
        try (JsonParser parser = FACTORY.createParser(new StringReader(text))) {
            while (parser.nextToken() != null) {
                format.value(parser, "", "", -1, -1, -1);
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableFormat(
                    "is not JSON", e.getLocation() == null ? 0 : e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't fail to be read", e);
        }
        return format.settings;
    }

    /** The parser stands at the value's first token, and then at its last. */
    private void value(JsonParser parser, String path, String leaf, int keyStart, int list, int index)
            throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int nameStart = (int) parser.currentTokenLocation().getCharOffset();
                parser.nextToken();
                value(parser, join(path, name), name, nameStart, -1, -1);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            int item = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, path, leaf, -1, start, item++);
            }
        } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String value = parser.getText();
            int end = (int) parser.currentLocation().getCharOffset();
            Setting setting = Setting.of(path, leaf, value, start + 1, end - 1, JsonFormat::escape)
                    .item(list, index);
            settings.add(keyStart < 0 ? setting : inObject(setting, keyStart, end));
        }
    }

    private Setting inObject(Setting setting, int keyStart, int end) {
        Setting placed = setting.beside((others, parent) -> Optional.of(insertion(keyStart, end, others)));
        int nameEnd = keyStart + 1 + setting.leaf().length();
        boolean plainKey = text.startsWith("\"" + setting.leaf() + "\"", keyStart);
        return plainKey ? placed.keyAt(keyStart + 1, nameEnd) : placed;
    }

    private Edit insertion(int keyStart, int end, Map<String, String> others) {
        boolean ownLine =
                text.substring(Lines.startOf(text, keyStart), keyStart).isBlank();
        String before = ownLine ? Lines.lineEnd(text) + Lines.indent(text, keyStart) : " ";
        int colon = text.indexOf(':', keyStart + 2);
        String afterKey = colon + 1 < text.length() && text.charAt(colon + 1) == ' ' ? ": " : ":";
        StringBuilder inserted = new StringBuilder();
        others.forEach((name, value) -> inserted.append(',')
                .append(before)
                .append('"')
                .append(escape(name).orElseThrow())
                .append('"')
                .append(afterKey)
                .append('"')
                .append(escape(value).orElseThrow())
                .append('"'));
        return new Edit(end, end, inserted.toString());
    }

    private static Optional<String> escape(String value) {
        return Optional.of(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
