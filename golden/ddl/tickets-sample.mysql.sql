CREATE TABLE tickets (
  created DATETIME(6) NOT NULL,
  order_status VARCHAR(16) NOT NULL,
  ticket_status VARCHAR(16) NOT NULL,
  ticket_price DECIMAL(7,2) NOT NULL,
  visitor_category TEXT NOT NULL,
  event_id INT NOT NULL,
  is_active TINYINT(1) NOT NULL,
  valid_to DATE NOT NULL,
  count_visitor TINYINT NOT NULL,
  is_entrance TINYINT(1) NOT NULL,
  is_entrance_mdate DATETIME(6),
  event_name VARCHAR(255) NOT NULL,
  event_kind_name VARCHAR(64) NOT NULL,
  spot_id INT NOT NULL,
  spot_name VARCHAR(128) NOT NULL,
  museum_name VARCHAR(64) NOT NULL,
  start_datetime DATETIME(6),
  ticket_id INT NOT NULL,
  update_timestamp DATETIME(6) NOT NULL,
  client_name VARCHAR(64),
  name VARCHAR(16) NOT NULL,
  surname VARCHAR(32) NOT NULL,
  client_phone VARCHAR(16),
  museum_inn VARCHAR(16) NOT NULL,
  birthday_date DATE,
  order_number VARCHAR(16) NOT NULL,
  ticket_number BINARY(16) NOT NULL,
  PRIMARY KEY (ticket_id),
  UNIQUE (order_number),
  UNIQUE (ticket_number)
)
ENGINE = InnoDB
DEFAULT CHARACTER SET = utf8mb4
COLLATE = utf8mb4_bin
COMMENT = 'Source: examples/city/tickets.csv';

-- key tickets.ticket_id: PRIMARY KEY (ticket_id). ticket_id: complete and without repetition in all 998 rows (exact count). [ticket_id.distinct = 998; rows = 998]
-- index tickets.order_number: UNIQUE. order_number is unique in all 998 rows (exact count) and named as an identifier. [rows = 998]
-- index tickets.ticket_number: UNIQUE. ticket_number is unique in all 998 rows (exact count) and named as an identifier. [rows = 998]
-- type tickets.created: DATETIME(6). The type holds no zone: values are stored in UTC (TIMESTAMP ends in 2038).
-- type tickets.order_status: VARCHAR(16). The longest value has 9 characters; some room is left. [order_status.maxLength = 9]
-- type tickets.ticket_status: VARCHAR(16). The longest value has 9 characters; some room is left. [ticket_status.maxLength = 9]
-- type tickets.visitor_category: TEXT. The longest value has 552 characters; some room is left. [visitor_category.maxLength = 552]
-- type tickets.is_entrance_mdate: DATETIME(6). The type holds no zone: values are stored in UTC (TIMESTAMP ends in 2038).
-- type tickets.event_name: VARCHAR(255). The longest value has 140 characters; some room is left. [event_name.maxLength = 140]
-- type tickets.event_kind_name: VARCHAR(64). The longest value has 40 characters; some room is left. [event_kind_name.maxLength = 40]
-- type tickets.spot_name: VARCHAR(128). The longest value has 90 characters; some room is left. [spot_name.maxLength = 90]
-- type tickets.museum_name: VARCHAR(64). The longest value has 60 characters; some room is left. [museum_name.maxLength = 60]
-- type tickets.update_timestamp: DATETIME(6). The type holds no zone: values are stored in UTC (TIMESTAMP ends in 2038).
-- type tickets.client_name: VARCHAR(64). The longest value has 40 characters; some room is left. [client_name.maxLength = 40]
-- type tickets.name: VARCHAR(16). The longest value has 14 characters; some room is left. [name.maxLength = 14]
-- type tickets.surname: VARCHAR(32). The longest value has 20 characters; some room is left. [surname.maxLength = 20]
-- type tickets.client_phone: VARCHAR(16). An identifier (phone), not a quantity: leading zeros and length matter, nothing is computed from it. [client_phone.semantic = phone]
-- type tickets.client_phone: VARCHAR(16). The longest value has 11 characters; some room is left. [client_phone.maxLength = 11]
-- type tickets.museum_inn: VARCHAR(16). An identifier (inn), not a quantity: leading zeros and length matter, nothing is computed from it. [museum_inn.semantic = inn]
-- type tickets.museum_inn: VARCHAR(16). The longest value has 10 characters; some room is left. [museum_inn.maxLength = 10]
-- type tickets.order_number: VARCHAR(16). The longest value has 12 characters; some room is left. [order_number.maxLength = 12]

-- not partition PARTITION BY RANGE (created): Not yet: 2.4 MB (1,999 rows) expected within 365 days, the threshold is 16 GB. Partition by created once the table grows to that or rows get a lifetime.
-- not index INDEX (order_status): order_status: 4 values in 998 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (ticket_status): ticket_status: 4 values in 998 rows; one value is 25 % of the table, a full scan is cheaper.
-- not index INDEX (is_active): is_active is constant: there is nothing to skip.
-- not index INDEX (count_visitor): count_visitor is constant: there is nothing to skip.
-- not index INDEX (is_entrance): is_entrance: 2 values in 998 rows; one value is 50 % of the table, a full scan is cheaper.
-- not index INDEX: The other columns (22): without queries nothing says that an index would pay; give them (--queries).
