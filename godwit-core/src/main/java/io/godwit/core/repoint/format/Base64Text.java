package io.godwit.core.repoint.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A value that is the base64 of a text. */
final class Base64Text {
    private Base64Text() {}

    /** The decoded setting, secret as a whole; as it is, but secret, if it is not the base64 of UTF-8. */
    static Setting decoded(Setting encoded) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(encoded.value());
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return copy(encoded, value, text -> encoded.notation()
                    .write(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return secret(encoded);
        }
    }

    static Setting secret(Setting setting) {
        return copy(setting, setting.value(), setting.notation());
    }

    private static Setting copy(Setting setting, String value, Notation notation) {
        return new Setting(
                setting.path(),
                setting.leaf(),
                value,
                setting.start(),
                setting.end(),
                notation,
                Sibling.NONE,
                Optional.empty(),
                setting.list(),
                setting.index(),
                true);
    }
}
