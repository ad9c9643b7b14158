# over_s3: a pipeline of AI-ETL as a DAG of Airflow 3. Connections are named by their ids; no secret is here.

import datetime
import json
import logging
import os
import pathlib
import urllib.request

from airflow.providers.amazon.aws.sensors.s3 import S3KeySensor
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset, Param
from airflow.timetables.trigger import CronTriggerTimetable

DOCUMENT = pathlib.Path(__file__).with_suffix(".yaml")


def alert(context):
    """Tells of a task that has failed for good: in the log, and to AI_ETL_ALERT_URL where that is set."""
    instance = context["ti"]
    told = {"dag": instance.dag_id, "task": instance.task_id, "run": instance.run_id, "error": str(context.get("exception"))}
    logging.getLogger(__name__).error("failed: %s", told)
    url = os.environ.get("AI_ETL_ALERT_URL")
    if url:
        request = urllib.request.Request(url, json.dumps(told).encode(), {"content-type": "application/json"})
        urllib.request.urlopen(request, timeout=10).close()


DEFAULTS = {
    "retries": 2,
    "retry_delay": datetime.timedelta(minutes=1),
    "retry_exponential_backoff": True,
    "execution_timeout": datetime.timedelta(hours=6),
    "pool": "default_pool",
    "on_failure_callback": alert,
}

with DAG(
    dag_id="over_s3",
    schedule=CronTriggerTimetable("0 3 * * *", timezone="Europe/Moscow", run_immediately=datetime.timedelta(0)),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=datetime.timedelta(hours=24),
    default_args=DEFAULTS,
    params={"least": Param("5", type="string", description="int64")},
    tags=["ai-etl", "version-0"],
):
    wait_for_sales = S3KeySensor(
        task_id="wait_for_sales",
        bucket_key="s3://lake/sales/*.csv",
        wildcard_match=True,
        aws_conn_id="aws_default",
        mode="reschedule",
        poke_interval=60,
        timeout=24 * 60 * 60,
    )
    run = BashOperator(
        task_id="run",
        bash_command="exec ${AI_ETL_COMMAND:-ai-etl} run \"$AI_ETL_DOCUMENT\" --json --param \"least=$AI_ETL_PARAM_1\"",
        env={
            "AI_ETL_DOCUMENT": str(DOCUMENT),
            "CITY_PASSWORD": "{{ conn.postgresql_city.password }}",
            "AI_ETL_PARAM_1": "{{ params['least'] }}",
        },
        append_env=True,
        inlets=[Asset("s3/lake/sales/*.csv")],
        outlets=[Asset("postgresql/db.example/city/public.totals")],
    )
    [wait_for_sales] >> run
