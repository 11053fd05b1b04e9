package io.godwit.serve.api;

import io.godwit.serve.look.Look;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A document of the last look, made when it is first asked for and kept until the next look. */
final class Cache {
    private final Function<Look, Object> document;
    private volatile @Nullable Made made;

    private record Made(Object key, Stamped stamped) {}

    Cache(Function<Look, Object> document) {
        this.document = document;
    }

    /** @param key changes whenever the document may have changed */
    Stamped of(Look look, Object key) {
        Made known = made;
        if (known != null && known.key().equals(key)) {
            return known.stamped();
        }
        synchronized (this) {
            known = made;
            if (known == null || !known.key().equals(key)) {
                known = new Made(key, Stamped.of(look.asOf(), document.apply(look)));
                made = known;
            }
            return known.stamped();
        }
    }
}
