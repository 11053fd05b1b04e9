package io.godwit.lab.workload;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the text of messages: of the size that the topic wants, in several scripts, compressible about as well as JSON. */
final class ContentGenerator {
    private static final String[] WORDS = {
        "Bestellung",
        "größer",
        "naïve",
        "заказ",
        "订单",
        "注文",
        "παραγγελία",
        "pedido",
        "🚲",
        "price",
        "café",
        "₹",
        "smørrebrød"
    };
    private static final int TOMBSTONE_ONE_IN = 12;

    private final CrmTopic topic;
    private final Random random;

    ContentGenerator(CrmTopic topic, Random random) {
        this.topic = topic;
        this.random = random;
    }

    /** Null now and then for compacted topics: the key is deleted. */
    @Nullable
    String next() {
        if (topic.isCompacted() && random.nextInt(TOMBSTONE_ONE_IN) == 0) {
            return null;
        }
        int wanted = size();
        StringBuilder text = new StringBuilder(wanted + 32);
        int bytes = 0;
        while (bytes < wanted) {
            String word = WORDS[random.nextInt(WORDS.length)];
            String piece = word + ' ' + random.nextInt(10_000) + ' ';
            text.append(piece);
            // Counts three bytes for each character beyond ASCII; near enough, and never too little.
            bytes += piece.chars().map(character -> character < 128 ? 1 : 3).sum();
        }
        return text.toString();
    }

    /** Small messages are frequent, big ones rare. */
    private int size() {
        CrmTopic.Shape shape = topic.shape();
        double skewed = Math.pow(random.nextDouble(), 4);
        return (int) (shape.minBytes() + (shape.maxBytes() - shape.minBytes()) * skewed);
    }
}
