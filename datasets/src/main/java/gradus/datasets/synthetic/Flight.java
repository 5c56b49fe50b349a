package gradus.datasets.synthetic;

import java.time.LocalDateTime;

/**
 * One made-up flight.
 *
 * @param id from 1
 * @param departure local time, in 2008
 * @param delay minutes late; negative if early
 * @param distance great-circle distance in miles
 * @param origin airport of three letters
 * @param destination airport of three letters
 */
public record Flight(long id, LocalDateTime departure, int delay, int distance, String origin, String destination) {}
