package io.godwit.core.size;

/**
 * What is left of the scarcest resource at peak, percent of its hard limit; below 0 = more than there is.
 *
 * @param normalPercent with all brokers there
 * @param zoneLostPercent with one zone lost
 * @param migrationPercent with all brokers there and the copy running on top of the peak
 */
public record Headroom(double normalPercent, double zoneLostPercent, double migrationPercent) {}
