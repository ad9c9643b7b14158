# by_pandas: a pipeline of AI-ETL as a DAG of Airflow 3. Connections are named by their ids; no secret is here.

import datetime
import importlib.util
import json
import logging
import os
import pathlib
import sys
import urllib.request

from airflow.providers.standard.operators.python import PythonOperator
from airflow.providers.standard.sensors.filesystem import FileSensor
from airflow.sdk import DAG, Asset, Param
from airflow.timetables.trigger import CronTriggerTimetable


def run(params=None):
    """Runs the pipeline's module for pandas, which lies beside this one."""
    place = pathlib.Path(__file__).with_suffix("") / "pipeline.py"
    spec = importlib.util.spec_from_file_location("by_pandas_pipeline", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module.main(params)


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
    dag_id="by_pandas",
    schedule=CronTriggerTimetable("0 3 * * *", timezone="Europe/Moscow", run_immediately=datetime.timedelta(0)),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=datetime.timedelta(hours=24),
    default_args=DEFAULTS,
    params={"least": Param("5", type="string", description="int64")},
    tags=["ai-etl", "version-0"],
):
    wait_for_sales = FileSensor(
        task_id="wait_for_sales",
        filepath="/data/sales.csv",
        mode="reschedule",
        poke_interval=60,
        timeout=24 * 60 * 60,
    )
    transform = PythonOperator(
        task_id="run",
        python_callable=run,
        op_kwargs={"params": {"least": "{{ params['least'] }}"}},
        inlets=[Asset("file/data/sales.csv")],
        outlets=[Asset("postgresql/db.example/city/public.totals")],
    )
    [wait_for_sales] >> transform
