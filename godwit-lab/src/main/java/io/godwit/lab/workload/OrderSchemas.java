package io.godwit.lab.workload;

import java.util.List;

/**
 * The schemas of the CRM's orders, prices and unreadable orders, each version as it was once registered. Orders and prices refer to the
 * currencies in a subject of their own.
 */
final class OrderSchemas {
    /** The currencies, in the order of the enum. */
    static final List<String> CURRENCIES = List.of("EUR", "USD", "CHF");

    static final String CURRENCY_SUBJECT = "currency";
    static final String CURRENCY_TYPE = "io.godwit.crm.Currency";
    static final int LAST_ORDER_VERSION = 3;

    static final String CURRENCY =
            """
            {"type": "enum", "name": "Currency", "namespace": "io.godwit.crm", "symbols": ["EUR", "USD", "CHF"]}""";

    static final String BAD_ORDER =
            """
            {"$schema": "http://json-schema.org/draft-07/schema#", "title": "BadOrder", "type": "object",
             "properties": {"reason": {"type": "string"}, "raw": {"type": "string"}, "at": {"type": "integer"}},
             "required": ["reason", "raw"], "additionalProperties": false}""";

    private static final String ORDER =
            """
            {"type": "record", "name": "Order", "namespace": "io.godwit.crm", "fields": [
             {"name": "id", "type": "long"},
             {"name": "day", "type": {"type": "int", "logicalType": "date"}},
             {"name": "placed_at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
             {"name": "amount_cents", "type": "long"},
             {"name": "currency", "type": "io.godwit.crm.Currency"}@MORE@
            ]}""";

    private static final String CHANNEL =
            ",\n {\"name\": \"channel\", \"type\": [\"null\", \"string\"], \"default\": null}";
    private static final String DISCOUNT =
            ",\n {\"name\": \"discount_cents\", \"type\": [\"null\", \"long\"], \"default\": null}";

    private static final String PRICE =
            """
            {"type": "record", "name": "Price", "namespace": "io.godwit.crm", "fields": [
             {"name": "article", "type": "string"},
             {"name": "price_cents", "type": "long"},
             {"name": "currency", "type": "io.godwit.crm.Currency"}@MORE@
            ]}""";

    private static final String VALID_FROM =
            ",\n {\"name\": \"valid_from\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}, \"default\": 0}";

    private OrderSchemas() {}

    /** From the second version on with the channel, from the third on with a discount. */
    static String order(int version) {
        return ORDER.replace("@MORE@", (version >= 2 ? CHANNEL : "") + (version >= LAST_ORDER_VERSION ? DISCOUNT : ""));
    }

    /** From the second version on with the moment from which it holds. */
    static String price(int version) {
        return PRICE.replace("@MORE@", version >= 2 ? VALID_FROM : "");
    }
}
