package io.godwit.aws.standin;

import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Holds a request, written down and not sent, against the model that AWS publishes. */
public final class PublishedRequest {
    private PublishedRequest() {}

    /** What is wrong with it; empty if nothing. */
    public static List<String> problems(String modelName, String method, String path, String body) {
        ServiceModel model = ServiceModel.load(modelName);
        return model.byPath(method, path)
                .map(call ->
                        ShapeCheck.request(model, call, Map.of(), Json.tree(body.getBytes(StandardCharsets.UTF_8))))
                .orElse(List.of("the model has no " + method + " " + path));
    }
}
