package io.godwit.kafka.metrics;

import io.godwit.core.assess.metrics.BrokerMetric;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import java.util.ArrayList;
import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Names of MBeans. */
final class BeanName {
    private BeanName() {}

    /** @throws IllegalArgumentException if it is none */
    static ObjectName of(String name) {
        try {
            return ObjectName.getInstance(name);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** What tells this bean apart from the others of the metric. */
    static String qualifier(BrokerMetric metric, ObjectName name) {
        List<String> words = new ArrayList<>();
        for (String key : metric.qualifiers()) {
            String value = name.getKeyProperty(key);
            if (value != null) {
                words.add(value.startsWith("\"") ? ObjectName.unquote(value) : value);
            }
        }
        return words.isEmpty() ? BrokerSnapshot.WHOLE : String.join(" ", words);
    }
}
